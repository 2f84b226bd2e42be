import type { Transaction } from '../../db/transact.ts'

/** A foreign key, as the database has it. */
export interface Link {
  readonly table: string
  readonly column: string
  readonly to: string
  readonly key: string
}

/** The rows of a table that are linked to a person, as a condition on the table in which $1 is the person. */
export interface LinkedRows {
  readonly table: string
  readonly where: string
}

/** What a person takes part in: what hangs on these is about those who take part. */
const gatherings = ['visit', 'partnership', 'participation', 'question']
/** They have no text, or one that is nobody's: the person's own row and account are emptied, not searched. */
const apart = new Set(['person', 'app_user', 'token', 'revision', 'idempotency_key'])
const deepest = 4

/**
 * Where a link leads from a person: the rows that name him or her, the visits and partnerships that these are of, and
 * the partnerships' visits; all that hangs on those, and what he or she wrote. Told by the database's own foreign
 * keys, so that a table that is added later is not forgotten.
 */
export function linkedRows(links: readonly Link[]): LinkedRows[] {
  const found = new Map<string, Set<string>>()
  const add = (table: string, where: string): boolean => {
    const known = found.get(table) ?? new Set()
    if (known.has(where)) return false
    found.set(table, known.add(where))
    return true
  }
  const down = (table: string, where: string, depth: number): void => {
    if (!apart.has(table) && !add(table, where)) return
    if (depth === deepest) return
    for (const { table: child, column, to, key } of links)
      if (to === table && child !== table && !apart.has(child))
        down(child, `"${column}" in (select "${key}" from "${table}" where ${where})`, depth + 1)
  }
  // Who came and who went where he or she works.
  add('actor_change', 'municipality_id = (select municipality_id from person where id = $1::uuid)')
  for (const named of links.filter(({ to }) => to === 'person')) {
    const where = `"${named.column}" = $1::uuid`
    down(named.table, where, 0)
    for (const { table, column, to, key } of links) {
      if (table !== named.table || !gatherings.includes(to)) continue
      const gathering = `"${key}" in (select "${column}" from "${table}" where ${where})`
      down(to, gathering, 0)
      if (to === 'partnership') {
        const visits = `id in (select "B" from "_PartnershipToVisit" where "A" in (select id from partnership where ${gathering}))`
        down('visit', visits, 0)
      }
    }
  }
  return [...found].map(([table, conditions]) => ({
    table,
    where: [...conditions].map(condition => `(${condition})`).join(' or '),
  }))
}

/** Of the tables of ours, not of the joins that Prisma makes, which hold no text. */
export async function readLinks(tx: Transaction): Promise<Link[]> {
  return tx.$queryRaw<Link[]>`
    select t.relname as table, a.attname as column, f.relname as to, k.attname as key
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    join pg_attribute k on k.attrelid = f.oid and k.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1
      and left(t.relname, 1) <> '_'
    order by 1, 2`
}

/** In what form a column holds texts. */
export type TextForm = 'text' | 'list' | 'json'

/** The columns of a table that hold texts, and which of those are there that a change must move. */
export interface TextTable {
  readonly table: string
  readonly texts: readonly string[]
  readonly forms: Readonly<Record<string, TextForm>>
  /** The sizes at which its checks end a text. */
  readonly sizes: readonly number[]
  readonly has: ReadonlySet<string>
}

const formOf = (type: string): TextForm | undefined => {
  if (['text', 'varchar', 'bpchar', 'name'].includes(type)) return 'text'
  if (['_text', '_varchar'].includes(type)) return 'list'
  return ['json', 'jsonb', '_jsonb'].includes(type) ? 'json' : undefined
}

export async function readTextTables(tx: Transaction): Promise<Map<string, TextTable>> {
  const columns = await tx.$queryRaw<{ table: string; column: string; type: string }[]>`
    select table_name as table, column_name as column, udt_name as type from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER'
      -- A key of another row says what that row says.
      and not exists (select from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.contype = 'f' and c.conrelid = to_regclass(quote_ident(table_name)) and a.attname = column_name)
    order by table_name, ordinal_position`
  const checks = await tx.$queryRaw<{ table: string; size: number }[]>`
    select distinct t.relname as table, size[1]::int as size
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    cross join lateral regexp_matches(pg_get_constraintdef(c.oid), '<= (\\d+)', 'g') size
    where c.contype = 'c' and c.connamespace = 'public'::regnamespace
      and pg_get_constraintdef(c.oid) like '%char_length%'`
  return new Map(
    [...Map.groupBy(columns, ({ table }) => table)].map(([table, all]) => {
      const forms = Object.fromEntries(
        all.flatMap(({ column, type }) => {
          const form = formOf(type)
          return form ? [[column, form]] : []
        }),
      )
      const has = new Set(all.map(({ column }) => column))
      const sizes = checks.filter(check => check.table === table).map(({ size }) => size)
      return [table, { table, texts: Object.keys(forms), forms, sizes, has }]
    }),
  )
}
