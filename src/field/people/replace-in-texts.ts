import type { Person } from '../../db/generated/client/client.ts'
import { facts } from '../../db/generated/facts.ts'
import type { Transaction } from '../../db/transact.ts'
import { languages, type Language } from '../../language/language.ts'
import { linkedRows, readLinks, readTextTables, type TextForm, type TextTable } from './linked-texts.ts'
import { replaceInJson } from './replace-in-json.ts'
import { findName, type NameFinder, standInFor } from './name-in-texts.ts'

/** A row in whose texts something was found. */
export interface Replaced {
  readonly table: string
  /** The model's name and the row's id, where it has one. */
  readonly kind?: string
  readonly id?: string
  /** What people call it by: lesson 214. */
  readonly number?: number
  readonly fields: readonly string[]
}

type Row = Record<string, unknown>

/** Puts a stand-in where the name of a person stands, in all texts to which a link leads; tells where. */
export async function replaceInTexts(
  tx: Transaction,
  person: Person,
): Promise<{ replaced: Replaced[]; toRead: Replaced[] }> {
  const finder = findName(person)
  const tables = await readTextTables(tx)
  // What is decided, ended or append-only takes no change but this one.
  await tx.$executeRaw`select set_config('kennisband.erasing_person', 'on', true)`
  const replaced: Replaced[] = []
  const toRead: Replaced[] = []
  for (const { table, where } of linkedRows(await readLinks(tx))) {
    const of = tables.get(table)
    if (table === 'document') toRead.push(...(await findInFiles(tx, where, person.id, finder)))
    if (!of || of.texts.length === 0) continue
    for (const row of await readRows(tx, of, where, person.id)) {
      const standIn = standInFor(person, languageOf(row))
      const changes = changesOf(of, row, finder, standIn)
      const names = Object.keys(changes)
      if (names.length > 0) {
        await writeRow(tx, of, row, changes)
        replaced.push(asReplaced(of, row, names))
      }
      const doubtful = of.texts.filter(name => finder.holdsPart(String(changes[name] ?? row[name] ?? '')))
      if (doubtful.length > 0) toRead.push(asReplaced(of, row, doubtful))
    }
  }
  await replaceInReasons(tx, finder, standInFor(person, 'nl'))
  await tx.$executeRaw`select set_config('kennisband.erasing_person', '', true)`
  return { replaced, toRead }
}

/** Locked, so that nobody writes a text back as it was read before. */
function readRows(
  tx: Transaction,
  { table, texts, forms, has }: TextTable,
  where: string,
  personId: string,
): Promise<Row[]> {
  const beside = ['id', 'number', 'language'].filter(name => has.has(name) && !texts.includes(name))
  const read = (name: string) => (forms[name] === 'list' ? `to_jsonb("${name}")` : `"${name}"`)
  const columns = [...texts, ...beside].map(name => `${read(name)}::text as "${name}"`)
  return tx.$queryRawUnsafe(
    `select ctid::text as place, ${columns.join(', ')} from "${table}" where ${where} for update`,
    personId,
  )
}

function changesOf(
  { texts, forms, sizes }: TextTable,
  row: Row,
  finder: NameFinder,
  standIn: string,
): Record<string, string> {
  return Object.fromEntries(
    texts.flatMap(name => {
      const text = row[name]
      if (typeof text !== 'string') return []
      const replaced = (by: string) =>
        forms[name] === 'text' ? finder.replace(text, by) : replaceInJson(text, finder, by)
      const without = replaced(standIn)
      if (without === text) return []
      const [was, is] = [[...text].length, [...without].length]
      // A text that is full holds no longer word than the name was.
      return [[name, sizes.some(size => was <= size && is > size) ? replaced('…') : without]]
    }),
  )
}

async function writeRow(
  tx: Transaction,
  { table, forms, has }: TextTable,
  row: Row,
  changes: Record<string, string>,
): Promise<void> {
  const names = Object.keys(changes)
  const sets = names.map((name, i) => `"${name}" = ${written(forms[name], `$${i + 2}`)}`)
  // Whoever has read it with the name does not write it back with it.
  if (has.has('version')) sets.push('version = version + 1')
  if (has.has('updated_at')) sets.push('updated_at = now()')
  await tx.$executeRawUnsafe(
    `update "${table}" set ${sets.join(', ')} where ctid = $1::tid`,
    row['place'],
    ...names.map(name => changes[name]),
  )
  const kind = kindFound(table)
  // Left out of every search until the index has it without the name.
  if (kind && typeof row['id'] === 'string')
    await tx.$executeRaw`select enqueue(${kind}, ${row['id']}::uuid, true)`
}

const written = (form: TextForm | undefined, value: string): string => {
  if (form === 'list') return `array(select jsonb_array_elements_text(${value}::jsonb))`
  return form === 'json' ? `${value}::jsonb` : value
}

const models = new Map(Object.entries(facts).map(([model, { table }]) => [table, model]))

/** The kind under which the rows of a table are found, where they are. */
function kindFound(table: string): string | undefined {
  const model = models.get(table)
  return model && facts[model]?.relations['indexed'] ? model : undefined
}

/** Why something was changed, as it was said: history keeps all but the name. */
async function replaceInReasons(tx: Transaction, finder: NameFinder, standIn: string): Promise<void> {
  const rows = await tx.revision.findMany({
    where: { reason: { not: null } },
    select: { id: true, reason: true },
  })
  for (const { id, reason } of rows) {
    const without = finder.replace(reason ?? '', standIn)
    if (without !== reason) await tx.revision.update({ where: { id }, data: { reason: without } })
  }
}

/** Files are as they were sent in: who keeps them is told of those in which the name stands. */
async function findInFiles(
  tx: Transaction,
  where: string,
  personId: string,
  finder: NameFinder,
): Promise<Replaced[]> {
  const pages = await tx.$queryRawUnsafe<{ id: string; number: number; text: string }[]>(
    `select d.id::text, d.number, p.text from (select * from document where ${where}) d
     join stored_file_page p on p.hash = d.file_hash`,
    personId,
  )
  const held = pages.filter(({ text }) => finder.holds(text) || finder.holdsPart(text))
  const documents = new Map(held.map(({ id, number }) => [id, number]))
  return [...documents].map(([id, number]) => ({
    ...{ table: 'document', kind: 'Document', id, number },
    fields: ['file'],
  }))
}

function asReplaced({ table }: TextTable, row: Row, fields: readonly string[]): Replaced {
  return {
    table,
    ...(typeof row['id'] === 'string' ? { kind: models.get(table), id: row['id'] } : {}),
    ...(row['number'] == null ? {} : { number: Number(row['number']) }),
    fields,
  }
}

const languageOf = (row: Row): Language => languages.find(each => each === row['language']) ?? 'nl'
