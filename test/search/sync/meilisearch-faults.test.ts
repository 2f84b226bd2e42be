import { setTimeout as wait } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { long } from '../../support/long.ts'
import { randomFrom, seed } from '../../kills/random.ts'
import { OwnMeilisearch } from '../../server/own-meilisearch.ts'
import { findProgram } from '../start-meilisearch.ts'
import type { Database } from '../../../src/db/database.ts'
import { type Gate, openGate } from './gate.ts'
import { openShelf, type Shelf } from './shelf.ts'

// What can go wrong with a real Meilisearch, done to it. Whatever it was: afterwards nothing differs.

const program = await findProgram()
if (!program) console.log('Not run: faults of Meilisearch (no program `meilisearch` on the PATH)')

const patience = { timeout: 60_000, interval: 100 }
const changes = long ? 5_000 : 1_000

describe.skipIf(!program)('Meilisearch', { timeout: 300_000 }, () => {
  let meilisearch: OwnMeilisearch
  let gate: Gate
  let shelf: Shelf
  let config: { DATA_DIR: string; MEILI_URL: string; MEILI_KEY: string; MEILI_PREFIX: string }
  let number = 0

  beforeAll(async () => {
    meilisearch = await OwnMeilisearch.prepare(program ?? '')
  })
  afterAll(() => meilisearch[Symbol.asyncDispose]())
  beforeEach(async () => {
    await meilisearch.start()
    const { MEILI_URL = '', MEILI_KEY = '' } = meilisearch.settings
    gate = await openGate(MEILI_URL)
    config = { DATA_DIR: '/nowhere', MEILI_URL: gate.url, MEILI_KEY, MEILI_PREFIX: `faults-${number++}` }
    shelf = await openShelf({ config })
    await shelf.publish({ title: 'Vuurtorens' })
    await shelf.search.settled()
  })
  afterEach(async () => {
    await shelf[Symbol.asyncDispose]()
    await gate[Symbol.asyncDispose]()
  })

  /** All is carried, the engine answers again, and every document is as its row. */
  async function expectWhole(text: string, total: number): Promise<void> {
    await shelf.search.settled()
    await expect.poll(() => shelf.ask(text), patience).toMatchObject({ total, degraded: false })
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
  }

  it('that is away for a thousand changes gets them all when it is back', async () => {
    await meilisearch.kill()
    await shelf.publishMany(changes, 'Dijken')
    await shelf.database.query(`update lesson set title = 'Fanfare' where title like 'Dijken %0'`)
    await shelf.database.query(`update lesson set state = 'WITHDRAWN' where title like 'Dijken %1'`)
    await shelf.database.query(`delete from lesson where title like 'Dijken %2'`)
    expect(await shelf.ask('vuurtorens')).toMatchObject({ total: 1, degraded: true })
    await meilisearch.start()
    await expectWhole('fanfare', changes / 10)
    expect((await shelf.ask('dijken')).total).toBe((changes / 10) * 7)
  })

  it(`that is killed while it takes them, again and again, has them in the end (KENNISBAND_SEED=${seed})`, async () => {
    const random = randomFrom(seed, 'killed Meilisearch')
    for (let kill = 0; kill < (long ? 12 : 3); kill++) {
      await shelf.publishMany(changes / 5, `Kade ${kill}`)
      await shelf.database.query(
        `update lesson set context = 'Nog eens, ${kill}' where title like '%${kill}'`,
      )
      await wait(random() * 1_500)
      await meilisearch.kill()
      await shelf.database.query(`update lesson set state = 'WITHDRAWN' where title like 'Kade ${kill} %7'`)
      await meilisearch.start()
    }
    await expectWhole('vuurtorens', 1)
  })

  it('that lost its data is filled again', async () => {
    await shelf.publishMany(50, 'Steiger')
    await shelf.search.settled()
    await meilisearch.kill()
    await meilisearch.wipe()
    await meilisearch.start()
    await shelf.publish({ title: 'Steiger, de laatste' })
    await expectWhole('steiger', 51)
  })

  it('whose tasks fail is given the changes again, until they are carried out', async () => {
    const { MEILI_URL: host = '', MEILI_KEY: apiKey } = meilisearch.settings
    const client = new Meilisearch({ host, apiKey })
    let [failed, isDone] = [0, false]
    const failing = (async () => {
      while (!isDone) {
        const { results } = await client.tasks.getTasks({
          statuses: ['canceled'],
          types: ['documentAdditionOrUpdate'],
        })
        failed = results.filter(({ indexUid }) => indexUid?.startsWith(config.MEILI_PREFIX)).length
        await client.tasks.cancelTasks({
          statuses: ['enqueued', 'processing'],
          types: ['documentAdditionOrUpdate', 'documentDeletion'],
        })
      }
    })()
    await shelf.publishMany(changes, 'Sluis')
    await expect.poll(() => failed, patience).toBeGreaterThan(0)
    await expect.poll(() => shelf.said.join(), patience).toMatch(/The search index is behind/)
    isDone = true
    await failing
    await expectWhole('sluis', changes)
  })

  it('that answers with errors is left alone, and has everything afterwards', async () => {
    await gate.fail()
    await shelf.publishMany(100, 'Boei')
    expect(await shelf.ask('vuurtorens')).toMatchObject({ total: 1, degraded: true })
    await expect.poll(() => shelf.said.join()).toMatch(/The search index is behind/)
    expect(await shelf.search.status()).toMatchObject({ state: 'away', backlog: 100 })
    await gate.open()
    await expectWhole('boei', 100)
  })

  it('that is slow answers all the same, and keeps up', async () => {
    await gate.open(200)
    await shelf.publishMany(100, 'Baken')
    await expectWhole('baken', 100)
  })

  it('written to by two workers at once, as when a lock is lost unnoticed, ends as the database is', async () => {
    await using other = await openShelf({ database: unlocked(shelf.database), config })
    await using third = await openShelf({ database: unlocked(shelf.database), config })
    for (let round = 0; round < (long ? 100 : 20); round++) {
      await (round % 2 ? other : third).publish({ title: `Haven ${round}` })
      await shelf.database.query(
        `update lesson set context = 'Ronde ${round}', title = title || ' ${round}' where title like 'Haven%'`,
      )
      await wait(10)
    }
    await expectWhole('haven', long ? 100 : 20)
  })
})

/** A database whose locks bar nobody. */
const unlocked = (database: Database): Database => ({
  ...database,
  tryLock: () => Promise.resolve({ [Symbol.asyncDispose]: () => Promise.resolve() }),
})
