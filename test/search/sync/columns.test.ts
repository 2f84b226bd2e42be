import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Transaction } from '../../../src/db/transact.ts'
import { documentId, type Searchable } from '../../../src/search/searchable.ts'
import { readConcepts, undo } from '../../../src/search/thesaurus/read-concepts.ts'
import { searchables } from '../../../src/use/finding/searchables.ts'
import { openWorld, type World } from '../../support/world.ts'
import { long } from '../../support/long.ts'
import { lookAndUndo } from './look-and-undo.ts'
import { type Column, columnsSql, otherValues } from './other-values.ts'

// Whatever column a document is made of: a change of it, by whatever way, takes the document along. Which columns those
// are, the statements say by which documents are loaded: one that is read tomorrow is in this test tomorrow. Each change
// is looked at by itself and undone, so that the change of one column cannot hide what another forgets.

let world: World
let columns: Column[]
let before: Documents
/** Who reads a table; to look at all the others too, after every change, there is time when the tests are long. */
const readers = new Map<string, Searchable[]>()
const readersOf = (table: string): readonly Searchable[] => (long ? searchables : (readers.get(table) ?? []))
beforeAll(async () => {
  world = await openWorld()
  // In no index yet.
  await world.prisma.visit.create({
    data: {
      title: 'Een plan',
      startsOn: new Date('2027-03-01'),
      endsOn: new Date('2027-03-31'),
      daysFixed: false,
      isDraft: true,
      municipalities: { connect: { id: await world.municipality('Scheldekerke') } },
    },
  })
  const themes = {
    policyDomains: { connect: { code: 'waste' } },
    concepts: { connect: { code: 'waste-collection' } },
    programmes: { connect: { id: (await world.prisma.programme.findFirstOrThrow()).id } },
  }
  const days = { startsOn: new Date('2027-03-01'), endsOn: new Date('2027-03-02') }
  await world.prisma.event.create({
    data: {
      ...{ title: 'Nog niet aangekondigd', form: 'WORKSHOP', languages: ['nl'] },
      ...{ countries: { connect: { code: 'BE' } }, ...days, ...themes },
    },
  })
  const announced = await world.prisma.event.findFirstOrThrow({ where: { announcedOn: { not: null } } })
  await world.prisma.event.update({ where: { id: announced.id }, data: themes })
  // Of whose worth each number has a say.
  await world.database.query('update lesson set times_helped = 3')
  await world.settled()
  before = new Map()
  const statements: string[] = []
  for (const one of searchables) {
    const its = await world.statementsOf(async () => {
      for (const [id, text] of await readDocuments(world.prisma, [one])) before.set(id, text)
    })
    statements.push(...its)
    for (const table of tablesIn(its)) readers.set(table, [...(readers.get(table) ?? []), one])
  }
  columns = await columnsIn(statements)
})
afterAll(() => world[Symbol.asyncDispose]())

/** Document id → all that stands in it. */
type Documents = Map<string, string>

async function readDocuments(
  prisma: Transaction,
  among: readonly Searchable[] = searchables,
): Promise<Documents> {
  const documents: Documents = new Map()
  for (const { kind, ids, load } of among) {
    for (const row of await load(prisma, await ids(prisma, undefined, 10_000)))
      documents.set(documentId({ kind, id: row.id }), JSON.stringify(row))
  }
  return documents
}

const tablesIn = (statements: readonly string[]): Set<string> =>
  new Set([...statements.join('\n').matchAll(/"public"\."(\w+)"/g)].flatMap(([, table]) => table ?? []))

/** Those that the statements name, and what a trigger makes one of them of; of a table that joins, all. */
async function columnsIn(statements: readonly string[]): Promise<Column[]> {
  const { query } = world.database
  const text = statements.join('\n')
  const tables = tablesIn(statements)
  const named = new Set(
    [...text.matchAll(/"public"\."(\w+)"\."(\w+)"/g)].map(([, table, name]) => `${table}.${name}`),
  )
  for (const table of ['visit', 'event']) if (named.has(`${table}.month`)) named.add(`${table}.starts_on`)
  const all = await query<Column>(columnsSql, [[...tables]])
  return all.filter(({ table, name }) => table.startsWith('_') || named.has(`${table}.${name}`))
}

interface Row {
  at: string
  row: Record<string, unknown>
}

/** So many are changed of those that documents are made of, and so many looked at for them. */
const [mostRows, mostTried] = [2, 12]

/**
 * A few rows, first those that documents are made of, of these first those that others of their table stand under, and
 * those that something is joined with.
 */
async function someRows(table: string): Promise<Row[]> {
  const said = new Set([...before.values()].flatMap(text => text.split(/\\n|"/)))
  const [tree] = columns.filter(one => one.table === table && one.refersTo?.startsWith(`${table}.`))
  const isAbove = tree
    ? `exists (select from "${table}" o where o."${tree.name}" = t.${tree.refersTo?.split('.')[1]})`
    : '1 = 1'
  const joins = columns.filter(one => one.table.startsWith('_') && one.refersTo?.startsWith(`${table}.`))
  const isJoined = joins.map(
    ({ table: join, name, refersTo }) =>
      `exists (select from "${join}" j where j."${name}" = t.${refersTo?.split('.')[1]})`,
  )
  const rows = await world.database.query<Row>(
    `select ctid::text as at, to_jsonb(t) as row from "${table}" t
     order by ${isAbove} desc, ${isJoined.join(' or ') || '1 = 1'} desc, md5(t::text)`,
  )
  const isSaid = ({ row }: Row) =>
    Object.values(row)
      .flat()
      .some(value => typeof value === 'string' && value.length > 1 && said.has(value))
  const [made, others] = [rows.filter(isSaid), rows.filter(row => !isSaid(row))]
  return [...made.slice(0, mostTried), ...others.slice(0, mostRows)]
}

const look = <Seen>(change: (tx: Transaction) => Promise<Seen>) => lookAndUndo(world.prisma, change)

const differing = (one: Documents, other: Documents) =>
  [...new Set([...one.keys(), ...other.keys()])].filter(id => one.get(id) !== other.get(id))

interface Carried {
  altered: string[]
  /** Altered and not on its way into the index; or gone from what can be found, and still shown meanwhile. */
  forgotten: string[]
}

async function whatIsCarried(tx: Transaction, was: Documents, table: string): Promise<Carried> {
  const among = readersOf(table)
  const is = await readDocuments(tx, among)
  const rows = await tx.$queryRaw<
    { id: string; urgent: boolean }[]
  >`select kind || '_' || id as id, urgent from outbox`
  const waiting = new Map(rows.map(({ id, urgent }) => [id, urgent]))
  const isRead = (id: string) => among.some(({ kind }) => id.startsWith(`${kind}_`))
  const altered = differing(new Map([...was].filter(([id]) => isRead(id))), is)
  return { altered, forgotten: altered.filter(id => !(is.has(id) ? waiting.has(id) : waiting.get(id))) }
}

/**
 * Keys by which rows only come together; what a trigger writes; what stands in for a column that is empty nowhere; what
 * the database does not let change alone: the day of a withdrawal without why.
 */
const saysNothing = [
  'collection.id',
  'concept.id',
  'document.withdrawn_on',
  'event.month',
  'good_practice.created_at',
  'lesson.created_at',
  'mission_type.id',
  'policy_domain.id',
  'programme.id',
  'stored_file.hash',
  'visit.month',
]

/** What the change of a column leads to, row by row, until enough rows fed a document. */
async function changeColumn(column: Column, rows: readonly Row[]): Promise<Carried[]> {
  const { table, name } = column
  const outcomes: Carried[] = []
  for (const { at } of rows) {
    for (const value of otherValues(column)) {
      const carried = await look(async tx => {
        const changed = await tx.$executeRawUnsafe(
          `update "${table}" t set "${name}" = ${value} where ctid = '${at}'::tid and "${name}" is distinct from ${value}`,
        )
        return changed > 0 ? whatIsCarried(tx, before, table) : undefined
      })
      if (!carried || carried.altered.length === 0) continue
      outcomes.push(carried)
      break
    }
    if (outcomes.length === mostRows) break
  }
  return outcomes
}

it('each column that documents are loaded from takes them along when it changes', async () => {
  expect(columns.length).toBeGreaterThan(80)
  const [forgotten, silent] = [new Map<string, string[]>(), new Array<string>()]
  for (const [table, its] of Map.groupBy(columns, one => one.table)) {
    const rows = await someRows(table)
    for (const column of its) {
      const what = `${table}.${column.name}`
      // Of those one row is enough to see that they still say nothing.
      const outcomes = await changeColumn(column, saysNothing.includes(what) ? rows.slice(0, 1) : rows)
      if (outcomes.length === 0) silent.push(what)
      const missed = outcomes.flatMap(outcome => outcome.forgotten)
      if (missed.length > 0) forgotten.set(what, missed)
    }
  }
  expect(forgotten).toEqual(new Map())
  expect(silent).toEqual(saysNothing)
}, 300_000)

it('each row that documents are loaded from takes them along when it comes, and when it goes', async () => {
  const forgotten = new Map<string, string[]>()
  const named = Map.groupBy(
    await world.database.query<Column>(columnsSql, [[...new Set(columns.map(one => one.table))]]),
    one => one.table,
  )
  for (const [table, its] of named) {
    const names = its.map(({ name }) => `"${name}"`).join(', ')
    const looks: Carried[] = []
    for (const { at, row } of await someRows(table)) {
      const carried = await look(async tx => {
        await tx.$executeRawUnsafe(`delete from "${table}" where ctid = '${at}'::tid`)
        const going = await whatIsCarried(tx, before, table)
        const without = await readDocuments(tx, readersOf(table))
        await tx.$executeRaw`delete from outbox`
        await tx.$executeRawUnsafe(
          `insert into "${table}" (${names}) select ${names} from jsonb_populate_record(null::"${table}", $1::jsonb)`,
          JSON.stringify(row),
        )
        return [going, await whatIsCarried(tx, without, table)]
      })
      looks.push(...(carried ?? []))
      if (looks.length >= mostRows) break
    }
    const missed = looks.flatMap(one => one.forgotten)
    if (missed.length > 0) forgotten.set(table, missed)
  }
  expect(forgotten).toEqual(new Map())
}, 300_000)

it('each column of a concept that a document was made with is told of when it changes', async () => {
  const its = await world.database.query<Column>(columnsSql, [['concept']])
  const told: string[] = []
  for (const column of its) {
    for (const value of otherValues(column)) {
      const outcome = await look(async tx => {
        const database = { query: (sql: string) => tx.$queryRawUnsafe<never[]>(sql) }
        const was = await readConcepts(database)
        await tx.$executeRawUnsafe(
          `update concept t set "${column.name}" = ${value} where id = (select id from concept order by id limit 1)`,
        )
        return { was, is: await readConcepts(database) }
      })
      if (!outcome || JSON.stringify(outcome.was.concepts) === JSON.stringify(outcome.is.concepts)) continue
      expect(undo(outcome.is.concepts, outcome.is.changes), column.name).toEqual(outcome.was.concepts)
      expect(outcome.is.revision).not.toBe(outcome.was.revision)
      told.push(column.name)
      break
    }
  }
  expect(told).toEqual(['code', 'position', 'terms_nl', 'terms_fr', 'terms_es', 'terms_en'])
})

it.each([
  `insert into lesson (id, title, lesson, language, outcome, collection_id) select '01930000-0000-7000-8000-00000000d7af', 'Nog niet af', 'Tekst', 'nl', 'WORKED', id from collection where code = 'own'`,
  `update lesson set title = 'Bijna af' where title = 'Nog niet af'`,
  `insert into "_CountryToLesson" select 'NP', id from lesson where title = 'Bijna af'`,
  `update lesson set state = 'IN_REVIEW' where title = 'Bijna af'`,
  `delete from lesson where title = 'Bijna af'`,
])('what is not published leaves nothing to carry: %s', async change => {
  await world.settled()
  const rows = `select (select last_value from outbox_seq_seq)::text as seq`
  const before = await world.database.query(rows)
  await world.database.query(change)
  expect(await world.database.query(rows)).toEqual(before)
})

it('and what was changed of all of them is found as it is then', async () => {
  for (const [table, its] of Map.groupBy(columns, one => one.table)) {
    const [row] = await someRows(table)
    for (const column of its) {
      for (const value of otherValues(column)) {
        const changed = await world.database
          .query(
            `update "${table}" t set "${column.name}" = ${value} where ctid = (select ctid from "${table}" where to_jsonb("${table}") @> $1) returning 1`,
            [row?.row],
          )
          .catch(() => [])
        if (changed.length > 0) break
      }
    }
  }
  await world.settled()
  expect(differing(await readDocuments(world.prisma), before).length).toBeGreaterThan(10)
  expect(await world.search.check()).toMatchObject({ differences: 0 })
})
