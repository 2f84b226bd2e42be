import type { ColumnFacts, RelationFacts } from './table-facts.ts'
import { rowComparison } from './row-comparison.ts'
import { CannotCompile, Constant, isRecord, type Where } from './tree.ts'
import { at, related, tableOf, type Writing } from './writing.ts'

/** A Prisma filter on a table as a SQL condition on its alias. */
export function condition(writing: Writing, model: string, alias: string, where: Where): string {
  const parts = Object.entries(where).flatMap(([name, value]) =>
    value === undefined ? [] : [part(writing, model, alias, name, value)],
  )
  return together(parts, 'and', 'true')
}

function together(parts: readonly string[], word: 'and' | 'or', none: 'true' | 'false'): string {
  const said = parts.filter(each => each !== none)
  if (said.length === 0) return parts.length ? none : word === 'and' ? 'true' : 'false'
  return said.length === 1 ? (said[0] ?? none) : `(${said.join(` ${word} `)})`
}

function part(writing: Writing, model: string, alias: string, name: string, value: unknown): string {
  const table = tableOf(writing, model)
  if (name === 'AND' || name === 'OR' || name === 'NOT') {
    const all = [value].flat().map(each => (isRecord(each) ? each : {}))
    const compared = name === 'OR' ? rowComparison(writing, model, alias, all) : undefined
    if (compared) return compared
    const inner = all.map(each => condition(writing, model, alias, each))
    if (name === 'OR') return together(inner, 'or', 'false')
    // NOT of several: none of them holds.
    return together(name === 'NOT' ? inner.map(each => `not ${each}`) : inner, 'and', 'true')
  }
  const column = table.columns[name]
  if (column) return columnCondition(writing, at(alias, column.column), column, value)
  const relation = table.relations[name]
  if (relation) return relationCondition(writing, relation, alias, value)
  // A compound unique key: { actor_action_key: { actor, action, key } }.
  if (isRecord(value) && Object.keys(value).join('_') === name) return condition(writing, model, alias, value)
  throw new CannotCompile(`a filter on ${model}.${name}`)
}

function relationCondition(writing: Writing, relation: RelationFacts, alias: string, value: unknown): string {
  if (value === null) return `not ${exists(writing, relation, alias, () => 'true')}`
  if (!isRecord(value)) throw new CannotCompile('a filter on a relation')
  const tests = relation.isList || 'is' in value || 'isNot' in value ? value : { is: value }
  const asked = Object.entries(tests).filter(([, filter]) => filter !== undefined)
  const parts = asked.map(([test, filter]) => {
    const inner = (to: string) => (isRecord(filter) ? condition(writing, relation.to, to, filter) : 'true')
    switch (test) {
      case 'some':
      case 'is':
        return filter === null
          ? `not ${exists(writing, relation, alias, inner)}`
          : exists(writing, relation, alias, inner)
      case 'none':
      case 'isNot':
        return filter === null
          ? exists(writing, relation, alias, inner)
          : `not ${exists(writing, relation, alias, inner)}`
      case 'every':
        return `not ${exists(writing, relation, alias, to => `not ${inner(to)}`)}`
      default:
        throw new CannotCompile(`the relation filter ${test}`)
    }
  })
  return together(parts, 'and', 'true')
}

function exists(
  writing: Writing,
  relation: RelationFacts,
  alias: string,
  inner: (to: string) => string,
): string {
  const to = writing.alias()
  const { source, tie } = related(writing, relation, alias, to)
  return `exists (select from ${source} where ${together([tie, inner(to)], 'and', 'true')})`
}

const escaped = (value: unknown): string => String(value).replace(/[\\%_]/g, '\\$&')

const comparisons: Readonly<Record<string, string>> = { equals: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' }

function columnCondition(writing: Writing, column: string, facts: ColumnFacts, value: unknown): string {
  if (value === null) return `${column} is null`
  if (!isRecord(value)) return `${column} = ${writing.value(value, facts)}`
  const insensitive = value.mode === 'insensitive'
  const parts = Object.entries(value).flatMap(([test, operand]) => {
    if (operand === undefined || test === 'mode') return []
    return [columnTest(writing, column, facts, test, operand, insensitive)]
  })
  return together(parts, 'and', 'true')
}

function columnTest(
  writing: Writing,
  column: string,
  facts: ColumnFacts,
  test: string,
  operand: unknown,
  insensitive: boolean,
): string {
  const list = { type: facts.type, isList: true }
  const like = (pattern: (escaped: string) => string) =>
    `${column} ${insensitive ? 'ilike' : 'like'} ${writing.value(operand, { type: 'text', isList: false }, value => pattern(escaped(value)))}`
  switch (test) {
    case 'equals':
      return operand === null ? `${column} is null` : `${column} = ${writing.value(operand, facts)}`
    case 'not':
      if (operand === null) return `${column} is not null`
      // Said as an index on some rows only says it.
      if (operand instanceof Constant) return `${column} <> ${writing.value(operand, facts)}`
      return `not ${columnCondition(writing, column, facts, operand)}`
    case 'in':
      return `${column} = any(${writing.value(operand, list)})`
    case 'notIn':
      return `${column} <> all(${writing.value(operand, list)})`
    case 'contains':
      return like(text => `%${text}%`)
    case 'startsWith':
      return like(text => `${text}%`)
    case 'endsWith':
      return like(text => `%${text}`)
    case 'has':
      return `${writing.value(operand, { type: facts.type, isList: false })} = any(${column})`
    case 'hasSome':
      return `${column} && ${writing.value(operand, list)}`
    case 'hasEvery':
      return `${column} @> ${writing.value(operand, list)}`
    case 'isEmpty':
      return operand ? `cardinality(${column}) = 0` : `cardinality(${column}) > 0`
    default: {
      const sign = comparisons[test]
      if (!sign) throw new CannotCompile(`the filter ${test}`)
      return `${column} ${sign} ${writing.value(operand, facts)}`
    }
  }
}
