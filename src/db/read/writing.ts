import { CannotCompile, Constant, Hole } from './tree.ts'
import type { ColumnFacts, RelationFacts, TableFacts } from './table-facts.ts'

/** One statement while it is written: its values and the names it has given so far. */
export interface Writing {
  readonly facts: Readonly<Record<string, TableFacts>>
  alias(): string
  /** Whether rows of remembered tables may be left out of the statement. */
  readonly mayRemember: boolean
  /** Said where they were: the statement then brings the revision along. */
  remember(): void
  readonly remembers: boolean
  /** A placeholder for the value of a hole, cast to its column's type so that one text serves every value. */
  value(
    hole: unknown,
    column: Pick<ColumnFacts, 'type' | 'isList'>,
    change?: (value: unknown) => unknown,
  ): string
  /** What is sent for the placeholders when the holes have these values. */
  readonly bind: (values: readonly unknown[]) => unknown[]
}

/**
 * With `isBlind` the planner sees no value in a placeholder, whenever it plans. Of a statement whose plan is right for
 * all values it then finds the plan for one of them never better, and does not plan anew each time.
 */
export function beginWriting(
  facts: Readonly<Record<string, TableFacts>>,
  { mayRemember = false, isBlind = false } = {},
): Writing {
  const sent: ((values: readonly unknown[]) => unknown)[] = []
  let aliases = 0
  let remembers = false
  return {
    facts,
    bind: values => sent.map(each => each(values)),
    mayRemember,
    remember() {
      remembers = true
    },
    get remembers() {
      return remembers
    },
    alias: () => `t${aliases++}`,
    value(hole, { type, isList }, change = same) {
      if (hole instanceof Constant) return `'${hole.text}'::${type}${isList ? '[]' : ''}`
      if (!(hole instanceof Hole)) throw new CannotCompile(`the value ${String(hole)} where it stands`)
      sent.push(values => bound(change(values[hole.index]), isList))
      // By way of text, since drivers differ in which types of arrays they know.
      const cast = `::${type}${isList ? '[]' : ''}`
      const value = `$${sent.length}${isList ? '::text' : ''}${cast}`
      // A list says again what it is: `any` would take a bare selection for its rows.
      return isBlind ? `(select ${value})${isList ? cast : ''}` : value
    },
  }
}

const same = (value: unknown): unknown => value

function bound(value: unknown, isList: boolean): unknown {
  if (isList && Array.isArray(value)) return arrayText(value)
  return value instanceof Date ? value.toISOString() : value
}

/** A list as PostgreSQL reads it from text. */
const arrayText = (items: readonly unknown[]): string =>
  `{${items.map(item => (item === null ? 'null' : `"${printed(item).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)).join(',')}}`

const printed = (item: unknown): string => (item instanceof Date ? item.toISOString() : String(item))

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const at = (alias: string, column: string): string => `${alias}.${quoted(column)}`

export function tableOf(writing: Writing, model: string): TableFacts {
  const table = writing.facts[model]
  if (!table) throw new Error(`There is no table for ${model}.`)
  return table
}

/** Where the rows of a relation come from, and the condition that ties them to the row they hang under. */
export function related(
  writing: Writing,
  relation: RelationFacts,
  from: string,
  to: string,
): { source: string; tie: string } {
  const target = quoted(tableOf(writing, relation.to).table)
  if (!relation.join) {
    const tie = [
      ...relation.there.map((column, i) => `${at(to, column)} = ${at(from, relation.here[i] ?? '')}`),
      ...Object.entries(relation.only ?? {}).map(([column, value]) => `${at(to, column)} = '${value}'`),
    ]
    return { source: `${target} ${to}`, tie: tie.join(' and ') }
  }
  const { table, hereEnd, thereEnd } = relation.join
  const join = writing.alias()
  const [here = '', there = ''] = [relation.here[0], relation.there[0]]
  return {
    source: `${quoted(table)} ${join} join ${target} ${to} on ${at(to, there)} = ${at(join, thereEnd)}`,
    tie: `${at(join, hereEnd)} = ${at(from, here)}`,
  }
}
