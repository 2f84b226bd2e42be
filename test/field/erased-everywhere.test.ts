import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '../../src/field/people/erase-person.ts'
import { linkedRows, readLinks, readTextTables } from '../../src/field/people/linked-texts.ts'
import { findName } from '../../src/field/people/name-in-texts.ts'
import { replaceInJson } from '../../src/field/people/replace-in-json.ts'
import { openWorld, today, type World } from '../support/world.ts'
import { rowsEverywhere } from './rows-everywhere.ts'

// Every column of the database that can hold a text is looked through when somebody is erased, or holds nobody's name.

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

/** Tables in which no text is about people, and why. */
const aboutNobody: Readonly<Record<string, string>> = {
  activity: 'a catalogue',
  catalogue_file: 'what a catalogue said',
  collection: 'a catalogue',
  concept: 'the thesaurus',
  concept_change: 'the thesaurus',
  country: 'a catalogue',
  event: 'municipalities take part, and nobody is linked to it',
  findable_since: 'kept for finding',
  idempotency_key: 'keys that programs make',
  index_audience: 'kept for finding',
  indexed_document: 'made of rows, and made anew when they change',
  lesson_place: 'the title of a lesson, kept by a trigger',
  lesson_shelf: 'kept numbers',
  lesson_standing: 'the title of a lesson, kept by a trigger',
  mission_type: 'a catalogue',
  municipality: 'a public body',
  outbox: 'kept for finding',
  person: 'emptied',
  policy_domain: 'a catalogue',
  programme: 'a catalogue',
  region: 'a catalogue',
  revision: 'its reasons are looked through whole',
  sent_dossier_copy: 'numbers, codes, and ids of municipalities',
  session: 'municipalities take part, and nobody is linked to it',
  stored_file: 'a hash',
  stored_file_page: 'a file is as it was sent in; that it holds the name is told',
  thesaurus_revision: 'the thesaurus',
  token: 'of an account that ended: emptied',
  vocabulary: 'kept for finding',
  vocabulary_change: 'kept for finding',
  _prisma_migrations: 'of the database itself',
}
const isJoin = (table: string) => /^_[A-Z]/.test(table)

interface Column {
  table: string
  column: string
  kind: 'text' | 'list' | 'json'
}

const columnsOf = (): Promise<Column[]> =>
  world.database.query<Column>(
    `select c.table_name as table, c.column_name as column,
       case when c.udt_name like '%json%' then 'json' when c.udt_name like '\\_%' then 'list' else 'text' end as kind
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and ltrim(c.udt_name, '_') in ('text', 'varchar', 'bpchar', 'name', 'citext', 'xml', 'json', 'jsonb', 'hstore')
       -- What has to be the key of another row is no text.
       and not exists (select from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
           where f.contype = 'f' and f.conrelid = to_regclass(quote_ident(c.table_name)) and a.attname = c.column_name)
     order by 1, 2`,
  )

test('each table with a text in it is one of those that are looked through, or says why not', async () => {
  const { links, tables } = await world.prisma.$transaction(async tx => ({
    links: await readLinks(tx),
    tables: await readTextTables(tx),
  }))
  const linked = new Set(linkedRows(links).map(({ table }) => table))
  const columns = (await columnsOf()).filter(({ table }) => !isJoin(table))
  expect(columns.length).toBeGreaterThan(150)
  const unknown = columns.filter(({ table }) => !linked.has(table) && !(table in aboutNobody))
  expect(unknown).toEqual([])
  const unread = columns.filter(
    ({ table, column }) => linked.has(table) && !tables.get(table)?.texts.includes(column),
  )
  expect(unread).toEqual([])
  const named = new Set(columns.map(({ table }) => table))
  expect(Object.keys(aboutNobody).filter(table => linked.has(table) || !named.has(table))).toEqual([])
})

test('a name that stands in every one of them stands in none after its owner was erased', async () => {
  const { prisma, database } = world
  const person = await rowsEverywhere(world)
  const linked = await prisma.$transaction(async tx => linkedRows(await readLinks(tx)))
  const columns = (await columnsOf()).filter(({ table }) => linked.some(each => each.table === table))
  await prisma.token.updateMany({ where: { user: { personId: person.id } }, data: { name: person.name } })
  const planted = new Set<string>()
  for (const { table, column, kind } of columns) {
    const where = linked.find(each => each.table === table)?.where ?? 'false'
    const with$2 = {
      text: `coalesce("${column}" || ' ', '') || $2::text`,
      list: `"${column}" || $2::text`,
      json: `case when jsonb_typeof("${column}") = 'array' then "${column}" || jsonb_build_array(jsonb_build_object('words', jsonb_build_array($2::text)))
             else "${column}" || jsonb_build_object('said', $2::text) end`,
    }[kind]
    const plant = `update "${table}" set "${column}" = ${with$2} where (${where})`
    for (const only of [
      '',
      ` and "${column}" is not null`,
      ` and ctid = (select max(ctid) from "${table}" where (${where}) and "${column}" is not null)`,
    ]) {
      const done = await withoutTriggers(() =>
        database.query(`${plant}${only} returning 1`, [person.id, person.name]),
      )
      if (!done?.length) continue
      planted.add(`${table}.${column}`)
      break
    }
  }
  const not = columns.map(({ table, column }) => `${table}.${column}`).filter(name => !planted.has(name))
  // A key of the file that a lesson came from, once in each.
  expect(not).toEqual(['lesson.source_key'])
  // A text that is as long as it may be stays so short, whatever stands in for the name.
  const jobTitle = 'coördinator van de dienst internationale samenwerking'
  await prisma.person.update({ where: { id: person.id }, data: { jobTitle, consent: 'NAMED' } })
  const full = `${person.name} ${'x'.repeat(299 - person.name.length)}`
  await prisma.lesson.updateMany({ where: { author: { personId: person.id } }, data: { title: full } })
  const administrator = { role: 'ADMINISTRATOR' as const, language: 'nl' as const }
  const { replaced } = await erasePerson({ viewer: administrator, prisma, now: today }, person.id)
  expect(new Set(replaced.map(({ table }) => table)).size).toBeGreaterThan(25)
  await world.settled()
  const left: string[] = []
  for (const { table } of await columnsOf()) {
    const rows = await database.query(`select from "${table}" t where t::text ilike $1 limit 1`, [
      `%${person.name}%`,
    ])
    if (rows.length > 0) left.push(table)
  }
  expect([...new Set(left)]).toEqual([])
})

/** As a copy or a former version may have left it, which no trigger looked at. */
async function withoutTriggers<Row>(write: () => Promise<Row[]>): Promise<Row[] | undefined> {
  const { database } = world
  await database.query(`set session_replication_role = 'replica'`)
  try {
    return await write()
  } catch {
    return undefined
  } finally {
    await database.query(`set session_replication_role = 'origin'`)
  }
}

test('a list of words loses a name that stands in it in pieces, and no other word', () => {
  const finder = findName({
    name: 'Marleen De Smet',
    jobTitle: null,
    consent: 'NAMED',
    email: null,
    telephone: null,
  })
  const without = (json: unknown) => JSON.parse(replaceInJson(JSON.stringify(json), finder, 'een collega'))
  expect(without([{ code: 'MATCHES_TEXT', words: ['markten', 'smet', 'weegbrug', 'Marleen'] }])).toEqual([
    { code: 'MATCHES_TEXT', words: ['markten', 'een collega', 'weegbrug'] },
  ])
  // A family name alone can be somebody else's.
  expect(without({ words: ['Smet', 'markten'] })).toEqual({ words: ['Smet', 'markten'] })
  expect(without({ said: [{ by: 'De Smet, Marleen' }], rank: 2 })).toEqual({
    said: [{ by: 'een collega' }],
    rank: 2,
  })
})
