import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import type { Database } from '../../../src/db/database.ts'
import { commitBatch } from '../../../src/search/stored/commit-batch.ts'
import { enqueue, nextRows } from '../../../src/search/stored/outbox.ts'
import type { OutboxRow } from '../../../src/search/stored/outbox.ts'
import { askEverything, openShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

/** A machine may be busy with other things. */
const slow = { timeout: 20_000 }

let database: Database
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database[Symbol.asyncDispose]())

/** As if the process ended between the engine and the commit, every time until it is let go. */
async function failCommits(): Promise<AsyncDisposable> {
  await database.query(
    `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await database.query(
    'create trigger fail before insert or update or delete on indexed_document for each row execute function fail()',
  )
  return { [Symbol.asyncDispose]: async () => void (await database.query('drop function fail cascade')) }
}

async function temporaryDirectory() {
  const path = await mkdtemp(join(tmpdir(), 'kennisband-index-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

async function expectNoDifference(shelf: Shelf): Promise<void> {
  expect(await shelf.search.check()).toMatchObject({ differences: 0 })
}

describe('the worker', () => {
  it('that ends between engine and commit does it again, and nothing differs', async () => {
    await using shelf = await openShelf({ database })
    const kept = await shelf.publish({ title: 'Fanfare repeteert' })
    const gone = await shelf.publish({ title: 'Putten graven' })
    await shelf.search.settled()
    {
      await using _failing = await failCommits()
      await database.prisma.lesson.update({ where: { id: kept }, data: { title: 'Pompen herstellen' } })
      await database.prisma.lesson.delete({ where: { id: gone } })
      await expect.poll(() => shelf.said.join(), slow).toMatch(/The search index is behind/)
      expect((await shelf.search.status()).backlog).toBe(2)
    }
    await shelf.search.settled()
    expect(await shelf.found('pompen')).toEqual(['Pompen herstellen'])
    expect(await shelf.found('fanfare putten')).toEqual([])
    await expectNoDifference(shelf)
    expect(shelf.said.filter(line => line.includes('behind'))).toHaveLength(1)
  })

  it('carries the others when one row cannot be carried, and says which', async () => {
    await using shelf = await openShelf({ database })
    const bad = await shelf.publish({ title: 'Onmogelijk' })
    await shelf.search.settled()
    await database.query(
      `create function fail() returns trigger language plpgsql as $$ begin if new.id = '${bad}' then raise exception 'no'; end if; return new; end $$`,
    )
    await database.query(
      'create trigger fail before insert or update on indexed_document for each row execute function fail()',
    )
    await database.prisma.lesson.update({ where: { id: bad }, data: { title: 'Nog onmogelijker' } })
    await shelf.publish({ title: 'Bruggen bouwen' })
    await expect.poll(() => shelf.found('bruggen'), slow).toEqual(['Bruggen bouwen'])
    await expect
      .poll(() => shelf.said.join(), slow)
      .toContain(`Lesson_${bad} could not be brought into the search index`)
  })

  it('is the only one of two processes; the other lets the database propose, and sends on what it is asked to do', async () => {
    const first = await openShelf({ database })
    await using second = await openShelf({ database })
    expect(second.said.join()).toMatch(/belongs to another process/)
    await first.publish({ title: 'Markten ordenen' })
    await first.search.settled()
    expect(await first.ask('markten')).toMatchObject({ total: 1, degraded: false })
    // Of a word that is new the other process hears a moment later.
    await expect.poll(() => second.ask('markten')).toMatchObject({ total: 1, degraded: true })
    expect(await second.search.status()).toMatchObject({ state: 'elsewhere', stored: 1, backlog: 0 })
    expect(await second.search.check()).toMatchObject({ compared: 1, differences: 0 })
    expect(await second.search.rebuild()).toMatchObject({ documents: 1 })
    await first[Symbol.asyncDispose]()
    await second.publish({ title: 'Markten verplaatsen' })
    await expect.poll(async () => (await second.ask('markten')).degraded, slow).toBe(false)
    await second.search.settled()
    expect(await second.found('markten')).toHaveLength(2)
    expect(second.said.join()).toMatch(/This process keeps the embedded search index from now on/)
    await expectNoDifference(second)
  })

  it('that takes over with an index that missed changes fills it first', async () => {
    await using home = await temporaryDirectory()
    const config = { DATA_DIR: home.path, MEILI_PREFIX: 'kennisband' }
    const before = await openShelf({ database, config })
    const id = await before.publish({ title: 'Bomen planten' })
    await before.search.settled()
    await before[Symbol.asyncDispose]()

    const elsewhere = await openShelf({ database })
    await database.prisma.lesson.update({ where: { id }, data: { title: 'Hagen planten' } })
    await elsewhere.publish({ title: 'Hagen snoeien' })
    await elsewhere.search.settled()
    await using after = await openShelf({ database, config })
    await elsewhere[Symbol.asyncDispose]()
    await expect.poll(async () => (await after.ask('hagen')).degraded, slow).toBe(false)
    expect((await after.found('hagen')).sort()).toEqual(['Hagen planten', 'Hagen snoeien'])
    expect(await after.found('bomen')).toEqual([])
    expect(after.said.join()).toMatch(/filled from the database: the index missed changes/)
  })

  it('finds the index of its own last time as true, and carries a thousand changes made without it', async () => {
    await using home = await temporaryDirectory()
    const config = { DATA_DIR: home.path, MEILI_PREFIX: 'kennisband' }
    const before = await openShelf({ database, config })
    const [changed] = [await before.publish({ title: 'Ramen lappen' }), await before.publish()]
    await before.search.settled()
    await before[Symbol.asyncDispose]()
    await database.prisma.lesson.update({ where: { id: changed }, data: { title: 'Ramen zemen' } })
    await before.publishMany(1_000, 'Deuren')
    await database.query(`update lesson set state = 'WITHDRAWN' where title like 'Deuren %0'`)
    await using after = await openShelf({ database, config })
    await after.search.settled()
    expect(await after.found('ramen')).toEqual(['Ramen zemen'])
    expect((await after.ask('deuren')).total).toBe(900)
    expect(after.said).toEqual([])
    await expectNoDifference(after)
  })

  it('leaves out in every process what was withdrawn while the engine is held still', async () => {
    await using shelf = await openShelf({ database })
    const id = await shelf.publish({ title: 'Riolen spoelen' })
    const narrowed = await shelf.publish({ title: 'Riolen betalen' })
    await shelf.search.settled()
    await using other = await openShelf({ database })
    await using _failing = await failCommits()
    await database.prisma.lesson.update({ where: { id }, data: { state: 'WITHDRAWN' } })
    await database.prisma.lesson.update({ where: { id: narrowed }, data: { visibility: 'INTERNAL' } })
    for (const { search } of [shelf, other]) {
      await expect
        .poll(async () => (await askEverything(search, 'riolen', ['visibility'])).total, slow)
        .toBe(0)
      expect((await askEverything(search, 'riolen', ['visibility'])).facets).toEqual({ visibility: [] })
    }
    await using late = await openShelf({ database })
    expect((await late.ask('riolen')).total).toBe(0)
  })
})

describe('check', () => {
  it('says what differs and puts it right', async () => {
    await using shelf = await openShelf({ database })
    const [missing, outdated] = [
      await shelf.publish({ title: 'Eerste' }),
      await shelf.publish({ title: 'Tweede' }),
    ]
    const surplus = await shelf.publish({ title: 'Derde' })
    await shelf.search.settled()
    await behindTheBack(`delete from indexed_document where id = '${missing}'`)
    await behindTheBack(`update lesson set title = 'Anders' where id = '${outdated}'`)
    await behindTheBack(`update lesson set state = 'WITHDRAWN' where id = '${surplus}'`)
    expect(await shelf.search.check()).toEqual({
      compared: 2,
      missing: [`Lesson_${missing}`],
      outdated: [`Lesson_${outdated}`],
      surplus: [`Lesson_${surplus}`],
      differences: 3,
    })
    await expectNoDifference(shelf)
    expect(await shelf.found('anders')).toEqual(['Anders'])
    expect(await shelf.found('derde')).toEqual([])
  })

  async function behindTheBack(sql: string): Promise<void> {
    await database.query(`set session_replication_role = replica`)
    await database.query(sql)
    await database.query(`set session_replication_role = origin`)
  }
})

describe('rebuild', () => {
  it('fills a new index while changes keep coming, and searches are answered meanwhile', async () => {
    await using shelf = await openShelf({ database })
    const ids: string[] = []
    for (let i = 0; i < 30; i++) ids.push(await shelf.publish({ title: `Dijken ${i}` }))
    await shelf.search.settled()
    let isDone = false
    const rebuilding = shelf.search.rebuild().finally(() => (isDone = true))
    let rounds = 0
    for (; !isDone; rounds++) {
      const id = ids[rounds % ids.length]
      await database.prisma.lesson.update({ where: { id }, data: { title: `Dammen ${rounds}` } })
      expect((await shelf.ask('dijken dammen')).degraded).toBe(false)
      // Requests come from outside, one at a time: the process gets to its files in between.
      await pause()
    }
    await shelf.publish({ title: 'Dammen en dijken' })
    expect(await rebuilding).toMatchObject({ documents: 30 })
    await shelf.search.settled()
    expect((await shelf.ask('dijken dammen')).total).toBe(31)
    await expectNoDifference(shelf)
  })
})

describe('the next of the outbox', () => {
  it('is what must be found no more, then what somebody changed by himself, then what came by the thousand', async () => {
    await database.query(`select enqueue('Lesson', gen_random_uuid(), false) from generate_series(1, 1000)`)
    const [alone, gone] = [randomUUID(), randomUUID()]
    await database.query(`select enqueue('Lesson', $1, false)`, [alone])
    await database.query(`select enqueue('Lesson', $1, true) from generate_series(1, 100)`, [gone])
    const next = await nextRows(database, 100, [])
    expect(next).toHaveLength(100)
    expect(next[0]).toMatchObject({ id: gone })
    expect(next.map(({ id }) => id)).toContain(alone)
  })
})

describe('what is done of the outbox', () => {
  const waiting = () => database.query<{ id: string; seq: string }>('select id::text, seq::text from outbox')
  const commit = (rows: readonly OutboxRow[]) =>
    commitBatch(database.prisma, 'a test', { put: [], dropped: [], rows })

  async function oneWaiting(): Promise<OutboxRow> {
    const id = '00000000-0000-7000-8000-000000000001'
    await enqueue(database, [{ kind: 'Lesson', id }])
    const [row] = await nextRows(database, 1, [])
    if (!row) throw new Error('Nothing waits')
    return row
  }

  it('is exactly what was seen: a row that changed meanwhile waits on', async () => {
    const seen = await oneWaiting()
    const again = await oneWaiting()
    await commit([seen])
    expect(await waiting()).toEqual([{ id: again.id, seq: again.seq }])
    await commit([again])
    expect(await waiting()).toEqual([])
  })

  it('is made again when another worker was quicker, since its document was newer', async () => {
    const seen = await oneWaiting()
    await commit([seen])
    await commit([seen])
    expect(await waiting()).toHaveLength(1)
  })

  // One session cannot stand in its own way, so this is a story of PostgreSQL only.
  it.skipIf(!inject('postgresql'))(
    'leaves what a large change is holding just now, and does not wait for it',
    async () => {
      const seen = await oneWaiting()
      await database.prisma.$transaction(async change => {
        await change.$executeRaw`select enqueue('Lesson', ${seen.id}::uuid, false)`
        await commit([seen])
      })
      expect(await waiting()).toHaveLength(1)
    },
  )
})
