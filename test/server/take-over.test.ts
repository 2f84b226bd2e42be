import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { copyOfTemplate, onPostgreSQL } from '../support/database.ts'
import { exampled } from '../support/furnishings.ts'
import { type RunningServer, startServer } from './processes.ts'

async function searched(server: RunningServer): Promise<unknown> {
  const { data } = await server.ask('{ search(query: "water") { totalCount degraded } }')
  return data?.search
}

onPostgreSQL('two servers on one database, each with a directory of its own', serverUrl => {
  it('when the one that keeps the embedded index is killed, the other takes over', async () => {
    await using opened = new AsyncDisposableStack()
    const { DATABASE_URL } = opened.use(await copyOfTemplate(serverUrl, exampled))
    const start = async () => {
      const DATA_DIR = await mkdtemp(join(tmpdir(), 'kennisband-take-over-'))
      opened.defer(() => rm(DATA_DIR, { recursive: true, force: true }))
      return opened.use(await startServer({ DATABASE_URL, DATA_DIR }))
    }
    const patience = { timeout: 60_000, interval: 250 }

    const first = await start()
    await expect.poll(() => searched(first), patience).toMatchObject({ degraded: false })
    const { totalCount } = (await searched(first)) as { totalCount: number }
    expect(totalCount).toBeGreaterThan(0)

    const second = await start()
    expect(await searched(second)).toEqual({ totalCount, degraded: true })
    await first.end('SIGKILL')
    await expect.poll(() => searched(second), patience).toEqual({ totalCount, degraded: false })
  })
})
