import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, test } from 'vitest'
import { openEmbeddedEngine } from '../../src/search/engines/embedded/open-embedded-engine.ts'
import { openMeilisearchEngine } from '../../src/search/engines/meilisearch/open-meilisearch-engine.ts'
import type { Engine } from '../../src/search/engines/port.ts'
import { contract } from './contract.ts'
import type { EngineUnderTest } from './contract.ts'
import { startMeilisearch } from './start-meilisearch.ts'

const server = await startMeilisearch()
afterAll(() => server?.[Symbol.asyncDispose]())

contract('embedded', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'search-'))
  const open = () => openEmbeddedEngine({ directory })
  return underTest(open, () => rm(directory, { recursive: true }))
})

if (server) {
  contract('meilisearch', async () => {
    const { url, key } = server
    const prefix = `test-${randomBytes(4).toString('hex')}`
    return underTest(
      () => openMeilisearchEngine({ url, key, prefix, patienceMs: 10_000 }),
      async () => {},
    )
  })
} else {
  test.skip('the meilisearch engine', () => {})
  console.log('Not run: the contract on Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)')
}

async function underTest(open: () => Promise<Engine>, end: () => Promise<void>): Promise<EngineUnderTest> {
  let engine = await open()
  return {
    engine,
    async reopen() {
      await engine[Symbol.asyncDispose]()
      engine = await open()
      return engine
    },
    async end() {
      await engine[Symbol.asyncDispose]()
      await end()
    },
  }
}
