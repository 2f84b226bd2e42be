import { condition } from './condition.ts'
import { liftWhere } from './lift.ts'
import { Hole, type Visible, type Where } from './tree.ts'
import { at, beginWriting, quoted, related, tableOf, type Writing } from './writing.ts'
import type { TableFacts } from './table-facts.ts'

/** A count of rows of one table, and of the same rows by the values that they have. */
export interface Tally {
  readonly model: string
  /** Which rows, in Prisma's words. */
  readonly where: Where
  readonly by: readonly Respect[]
  /** Nobody asks how many there are in all: half of the counting. */
  readonly isInPartsOnly?: boolean
  /** Where numbers of exactly this are kept: the statements that read them instead. */
  readonly kept?: (writing: Writing) => KeptNumbers
}

export interface KeptNumbers {
  /** Gives one number. */
  readonly total: string
  /** Gives a value for each respect, and a number; written only where it is asked for, as is what it sends. */
  readonly cells: () => string
}

/** In what respect rows are told apart. A row counts once for each value that it has, and not where it has none. */
export type Respect = CaseBy | ValueBy

/** By the first of these conditions that holds. */
export interface CaseBy {
  readonly cases: readonly (readonly [value: string, holds: Where])[]
}

type Path = readonly string[]

/** A way on which only these rows come by a value. */
export interface PathOfSome {
  readonly path: Path
  readonly of: Where
}

/** By what stands at the end of a path. */
export interface ValueBy {
  /** Relations, and the column at the end; several paths where a value can be come by on several ways. */
  readonly paths: readonly (Path | PathOfSome)[]
  /** Of which rows alone. */
  readonly when?: Where
  /** By way of which rows of other tables alone. */
  readonly along?: Readonly<Record<string, Where>>
  /** The column of the row at the end of the path that says what the value is called. */
  readonly named?: string
  /** Of a day, the year in which it lies. */
  readonly isYear?: boolean
  /** As what a value counts; what is not in it counts as nothing. */
  readonly as?: ReadonlyMap<string, readonly string[]>
  /** Values that a row has too, each where its condition holds. */
  readonly also?: CaseBy['cases']
}

export interface TalliedValue {
  readonly value: string
  /** Where the respect said which column has it. */
  readonly name?: string
}

export interface Tallied {
  /** 0 where it was not asked for. */
  readonly total: number
  readonly cells: readonly { readonly values: readonly TalliedValue[]; readonly count: number }[]
}

/** Beyond as many, nobody reads them; one more is read, so that it is noticed. */
export const mostCells = 10_000

export interface TallyStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** All of these counts in one statement: the number of the tally, whether it is a cell, its values, and how many. */
export function tallyStatement(
  facts: Readonly<Record<string, TableFacts>>,
  tallies: readonly Tally[],
  guard: (model: string, where: Where) => Where,
  ruleOf: Visible,
): TallyStatement {
  const values: unknown[] = []
  const writing = beginWriting(facts)
  const width = Math.max(...tallies.map(({ by }) => by.length))
  const said = { writing, values, guard, ruleOf }
  const none = (from: number) => Array.from({ length: width - from }, () => 'null::text')
  const parts = tallies.flatMap((tally, n) => {
    const { total, cells } = tally.kept ? tally.kept(holding(writing, values)) : counted(said, tally)
    const named = tally.by.map((_, i) => `c.v${i}::text`)
    const names = [...tally.by.map((_, i) => `v${i}`), 'n'].join(', ')
    return [
      ...(tally.isInPartsOnly
        ? []
        : [
            `select ${[`${n} as tally`, 'false as is_cell', ...none(0), 'c.n'].join(', ')} from (${total}) c (n)`,
          ]),
      ...(tally.by.length === 0
        ? []
        : [
            `select * from (select ${[`${n}`, 'true', ...named, ...none(tally.by.length), 'c.n'].join(', ')}
             from (${cells()}) c (${names}) limit ${mostCells + 1}) l`,
          ]),
    ]
  })
  return { text: parts.join('\nunion all\n'), values: writing.bind(values) }
}

/** The answers to that statement, one for each tally. */
export function readTallies(
  tallies: readonly Tally[],
  rows: readonly (readonly (string | null)[])[],
): Tallied[] {
  const read = tallies.map(() => ({ total: 0, cells: [] as Tallied['cells'][number][] }))
  for (const [n, isCell, ...rest] of rows) {
    const tally = Number(n)
    const into = read[tally]
    const count = Number(rest.at(-1))
    if (!into) continue
    // As PostgreSQL writes a truth.
    if (isCell?.startsWith('t') && count > 0)
      into.cells.push({ values: rest.slice(0, tallies[tally]?.by.length).map(valueOf), count })
    else if (!isCell?.startsWith('t')) into.total = count
  }
  return read
}

// Between a value and its name: a character that stands in neither.
const between = '\u001f'

function valueOf(cell: string | null): TalliedValue {
  const [value = '', name] = (cell ?? '').split(between)
  return name === undefined ? { value } : { value, name }
}

/** A writing that takes values as they are. */
const holding = (writing: Writing, values: unknown[]): Writing => ({
  ...writing,
  value: (given, column, change) => writing.value(new Hole(values.push(given) - 1), column, change),
})

interface Said {
  readonly writing: Writing
  readonly values: unknown[]
  readonly guard: (model: string, where: Where) => Where
  readonly ruleOf: Visible
}

function counted(said: Said, { model, where, by }: Tally): KeptNumbers {
  const { writing } = said
  const row = writing.alias()
  const rows = `${quoted(tableOf(writing, model).table)} ${row}`
  const passes = trusted(said, model, row, said.guard(model, where))
  const cells = () => {
    const respects = by.map(
      (respect, i) => `cross join lateral (${valuesIn(said, model, row, respect)}) d${i} (value)`,
    )
    const named = by.map((_, i) => `d${i}.value`).join(', ')
    return `select ${named}, count(*) from ${rows} ${respects.join(' ')} where ${passes}
      group by ${named} order by count(*) desc, ${named}`
  }
  return { total: `select count(*) from ${rows} where ${passes}`, cells }
}

/** A condition that was guarded already. */
const trusted = ({ writing, values }: Said, model: string, alias: string, where: Where): string =>
  condition(writing, model, alias, liftWhere(model, where, values))

function valuesIn(said: Said, model: string, row: string, respect: Respect): string {
  if ('cases' in respect) {
    const cases = respect.cases.map(
      ([value, holds]) =>
        `when ${trusted(said, model, row, said.guard(model, holds))} then ${text(said, value)}`,
    )
    return `select value from (select case ${cases.join(' ')} end as value) v where value is not null`
  }
  const { also = [] } = respect
  const stand = valuesThere(said, model, row, respect)
  if (also.length === 0) return stand
  const cases = also.map(
    ([value, holds]) => `(${text(said, value)}, ${trusted(said, model, row, said.guard(model, holds))})`,
  )
  return `${stand} union select value from (values ${cases.join(', ')}) v (value, holds) where holds`
}

function valuesThere(said: Said, model: string, row: string, respect: ValueBy): string {
  const { paths, as } = respect
  const ends = paths.map(path => endOf(said, model, row, path, respect))
  if (!as) return `select distinct value from (${ends.join(' union all ')}) v where value is not null`
  const pairs = [...as].flatMap(([from, to]) => to.map(each => [from, each] as const))
  const list = (which: 0 | 1) =>
    texts(
      said,
      pairs.map(pair => pair[which]),
    )
  return `select distinct m.value from (${ends.join(' union all ')}) v
    join unnest(${list(0)}, ${list(1)}) m (of, value) on m.of = v.value`
}

function endOf(
  said: Said,
  model: string,
  row: string,
  way: Path | PathOfSome,
  { when, along, isYear, named }: ValueBy,
): string {
  const { writing } = said
  const sources: string[] = []
  const { path, of } = 'path' in way ? way : { path: way, of: undefined }
  const conditions = [when, of].flatMap(some =>
    some ? [trusted(said, model, row, said.guard(model, some))] : [],
  )
  let [here, alias] = [model, row]
  for (const name of path.slice(0, -1)) {
    const relation = tableOf(writing, here).relations[name]
    if (!relation) throw new Error(`${here} has no relation ${name}.`)
    const to = writing.alias()
    const { source, tie } = related(writing, relation, alias, to)
    sources.push(source)
    // What its reader may not see of the rows on the way is not there.
    conditions.push(tie, trusted(said, relation.to, to, said.guard(relation.to, along?.[relation.to] ?? {})))
    ;[here, alias] = [relation.to, to]
  }
  const column = tableOf(writing, here).columns[path.at(-1) ?? '']
  if (!column) throw new Error(`${here} has no column ${String(path.at(-1))}.`)
  const value = at(alias, column.column)
  const name = named && tableOf(writing, here).columns[named]
  const read = isYear
    ? `extract(year from ${value})::int::text`
    : name
      ? `${value}::text || chr(31) || ${at(alias, name.column)}`
      : `${value}::text`
  const from = sources.length ? ` from ${sources.join(' cross join ')}` : ''
  return `select ${read} as value${sources.length ? from : ''} where ${conditions.join(' and ') || 'true'}`
}

const text = ({ writing, values }: Said, value: string): string =>
  writing.value(new Hole(values.push(value) - 1), { type: 'text', isList: false })

const texts = ({ writing, values }: Said, list: readonly string[]): string =>
  writing.value(new Hole(values.push(list) - 1), { type: 'text', isList: true })
