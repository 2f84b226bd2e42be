import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { checkIndex } from '../kills/check-index.ts'
import { randomFrom, seed } from '../kills/random.ts'
import { findProgram } from '../search/start-meilisearch.ts'
import { copyOfTemplate, onPostgreSQL } from '../support/database.ts'
import { exampled } from '../support/furnishings.ts'
import { OwnMeilisearch } from './own-meilisearch.ts'
import { type RunningServer, startServer } from './processes.ts'

const program = await findProgram()
if (!program) console.log('Not run: two servers beside Meilisearch (no program `meilisearch` on the PATH)')
const patience = { timeout: 60_000, interval: 250 }

async function ownDirectory(opened: AsyncDisposableStack): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'kennisband-take-over-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  return directory
}

async function searched(server: RunningServer): Promise<unknown> {
  const { data } = await server.ask('{ search(query: "water") { totalCount degraded } }')
  return data?.search
}

onPostgreSQL('two servers on one database, each with a directory of its own', serverUrl => {
  it('when the one that keeps the embedded index is killed, the other takes over', async () => {
    await using opened = new AsyncDisposableStack()
    const { DATABASE_URL } = opened.use(await copyOfTemplate(serverUrl, exampled))
    const start = async () =>
      opened.use(await startServer({ DATABASE_URL, DATA_DIR: await ownDirectory(opened) }))

    const first = await start()
    await expect.poll(() => searched(first), patience).toMatchObject({ degraded: false })
    const { totalCount } = (await searched(first)) as { totalCount: number }
    expect(totalCount).toBeGreaterThan(0)

    const second = await start()
    expect(await searched(second)).toEqual({ totalCount, degraded: true })
    await first.end('SIGKILL')
    await expect.poll(() => searched(second), patience).toEqual({ totalCount, degraded: false })
  })

  it.skipIf(!program)(
    `when the one that carries to Meilisearch is killed in mid-batch, the other carries on (KENNISBAND_SEED=${seed})`,
    { timeout: 240_000 },
    async () => {
      await using opened = new AsyncDisposableStack()
      const { DATABASE_URL } = opened.use(await copyOfTemplate(serverUrl, exampled))
      const meilisearch = opened.use(await OwnMeilisearch.prepare(program ?? ''))
      await meilisearch.start()
      const settings = { DATABASE_URL, ...meilisearch.settings }
      const start = async () =>
        opened.use(await startServer({ ...settings, DATA_DIR: await ownDirectory(opened) }))
      const [first, second] = [await start(), await start()]
      const { query } = opened.use(await openPostgreSQL(DATABASE_URL))
      const waiting = async () => (await query('select from outbox limit 1')).length
      await expect.poll(waiting, patience).toBe(0)

      const random = randomFrom(seed, 'two servers')
      for (let round = 0; round < 20; round++) {
        await query(`update lesson set context = 'Ronde ${round}' where state = 'PUBLISHED'`)
        await wait(random() * 50)
        if (round === 10) await first.end('SIGKILL')
      }
      await expect.poll(waiting, patience).toBe(0)
      // A search waits a second at most: while the server digests the last batch, the database answers.
      await expect.poll(() => searched(second), patience).toMatchObject({ degraded: false })
      expect(await checkIndex({ ...settings, DATA_DIR: await ownDirectory(opened) })).toEqual({
        exit: 0,
        out: expect.stringMatching(/^\d+ compared, 0 differed\n$/),
      })
    },
  )
})
