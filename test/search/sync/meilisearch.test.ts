import { randomBytes } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMeilisearch } from '../start-meilisearch.ts'
import type { RunningMeilisearch } from '../start-meilisearch.ts'
import { openGate } from './gate.ts'
import { openShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

const server = await startMeilisearch()
afterAll(() => server?.[Symbol.asyncDispose]())
if (!server)
  console.log('Not run: keeping an index on Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)')

const settings = ({ url, key }: RunningMeilisearch) => ({
  config: {
    DATA_DIR: '/nowhere',
    MEILI_URL: url,
    MEILI_KEY: key,
    MEILI_PREFIX: `test-${randomBytes(4).toString('hex')}`,
  },
})

describe.skipIf(!server)('on Meilisearch', () => {
  let shelf: Shelf
  let config: ReturnType<typeof settings>['config']
  beforeAll(async () => {
    if (!server) return
    config = settings(server).config
    shelf = await openShelf({ config })
    await shelf.search.settled()
  })
  afterAll(() => shelf[Symbol.asyncDispose]())

  it('a published lesson is found soon, an edited one by its new words, a deleted one no more', async () => {
    const id = await shelf.publish({ title: 'Afvalophaling met ezelskarren' })
    await expect
      .poll(() => shelf.found('ezelskarren'), { interval: 10, timeout: 5000 })
      .toEqual(['Afvalophaling met ezelskarren'])
    expect((await shelf.ask('ezelskarren')).degraded).toBe(false)
    await shelf.database.prisma.lesson.update({ where: { id }, data: { title: 'Afvalophaling met paarden' } })
    await shelf.search.settled()
    expect(await shelf.found('ezelskarren')).toEqual([])
    expect(await shelf.found('paarden')).toEqual(['Afvalophaling met paarden'])
    await shelf.database.prisma.lesson.delete({ where: { id } })
    expect((await shelf.ask('paarden')).total).toBe(0)
    await shelf.search.settled()
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
  })

  it('a rebuild while changes keep coming leaves nothing behind', async () => {
    const ids: string[] = []
    for (let i = 0; i < 20; i++) ids.push(await shelf.publish({ title: `Dijken ${i}` }))
    let isDone = false
    const rebuilding = shelf.search.rebuild().finally(() => (isDone = true))
    for (let round = 0; !isDone; round++) {
      await shelf.database.prisma.lesson.update({
        where: { id: ids[round % ids.length] },
        data: { title: `Dammen ${round}` },
      })
      expect((await shelf.ask('dijken dammen')).degraded).toBe(false)
      await pause()
    }
    await rebuilding
    await shelf.search.settled()
    expect((await shelf.ask('dijken dammen')).total).toBe(20)
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
  })

  it('an index that somebody wiped is filled again, and the database answers meanwhile', async () => {
    await shelf.publish({ title: 'Boomgaarden' })
    await shelf.search.settled()
    const { MEILI_URL: host, MEILI_KEY: apiKey, MEILI_PREFIX } = config
    await new Meilisearch({ host, apiKey }).index(`${MEILI_PREFIX}-documents`).delete().waitTask()
    expect(await shelf.found('boomgaarden')).toEqual(['Boomgaarden'])
    await expect.poll(async () => (await shelf.ask('boomgaarden')).degraded, { timeout: 20_000 }).toBe(false)
    expect(await shelf.found('boomgaarden')).toEqual(['Boomgaarden'])
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
  })

  it('a second process sends on what it is asked, and searches the same index', async () => {
    await using second = await openShelf({ database: shelf.database, config })
    await second.publish({ title: 'Veerboten' })
    await second.search.settled()
    expect(await second.ask('veerboten')).toMatchObject({ total: 1, degraded: false })
    expect(await second.search.check()).toMatchObject({ differences: 0 })
  })

  it('a wrong key is said in one line', async () => {
    const open = openShelf({ database: shelf.database, config: { ...config, MEILI_KEY: 'wrong' } })
    await expect(open).rejects.toThrow(/^MEILI_KEY: Meilisearch at \S+ refuses the key\.$/)
  })
})

describe.skipIf(!server)('when Meilisearch goes away', () => {
  it('the database answers at once, nothing is lost, and afterwards nothing differs', async () => {
    if (!server) return
    await using gate = await openGate(server.url)
    await using shelf = await openShelf({ config: { ...settings(server).config, MEILI_URL: gate.url } })
    await shelf.publish({ title: 'Vuurtorens' })
    const withdrawn = await shelf.publish({ title: 'Geheime vuurtorens' })
    await shelf.search.settled()
    expect(await shelf.ask('vuurtorens')).toMatchObject({ total: 2, degraded: false })

    await gate.close()
    const asked = performance.now()
    expect(await shelf.ask('vuurtorens')).toMatchObject({ total: 2, degraded: true })
    expect(performance.now() - asked).toBeLessThan(1500)
    await shelf.database.prisma.lesson.update({ where: { id: withdrawn }, data: { state: 'WITHDRAWN' } })
    // As soon as this process hears of it, which on PostgreSQL takes a moment.
    await expect.poll(() => shelf.ask('vuurtorens')).toMatchObject({ total: 1, degraded: true })
    for (let i = 0; i < 50; i++) await shelf.publish({ title: `Vuurtorens ${i}` })
    expect(await shelf.search.status()).toMatchObject({ state: 'away', backlog: 51 })

    await gate.open()
    await shelf.search.settled()
    await expect
      .poll(() => shelf.ask('vuurtorens'), { timeout: 10_000 })
      .toMatchObject({ total: 51, degraded: false })
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
    expect(shelf.said.filter(line => line.includes('behind'))).toHaveLength(1)
  })
})
