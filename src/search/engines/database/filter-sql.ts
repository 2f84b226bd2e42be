import { simplify } from '../../filter.ts'
import type { Filter } from '../../filter.ts'

/** Collects the values of a statement; what it answers stands for the value in the text. */
export type Parameter = (value: unknown, type: string) => string

/** The filter as a condition on the column `attributes`; never null, so that a `not` around it holds. */
export function filterSql(filter: Filter, parameter: Parameter): string {
  const simple = simplify(filter)
  return typeof simple === 'boolean' ? String(simple) : write(simple, parameter)
}

function write(filter: Filter, parameter: Parameter): string {
  if ('all' in filter) return `(${filter.all.map(part => write(part, parameter)).join(' and ')})`
  if ('any' in filter) return `(${filter.any.map(part => write(part, parameter)).join(' or ')})`
  if ('not' in filter) return `not ${write(filter.not, parameter)}`
  return 'in' in filter ? oneOf(filter.field, filter.in, parameter) : between(filter, parameter)
}

const attribute = (field: string, parameter: Parameter) =>
  `attributes -> ${parameter(storable(field), 'text')}`

/** A text or a list of texts holds one of the texts, or a number is one of the numbers. */
function oneOf(field: string, values: readonly (string | number)[], parameter: Parameter): string {
  const texts = values.filter(one => typeof one === 'string').filter(text => storable(text) === text)
  const numbers = values.filter(one => typeof one === 'number').filter(Number.isFinite)
  const conditions: string[] = []
  if (texts.length > 0) conditions.push(`${attribute(field, parameter)} ?| ${parameter(texts, 'text[]')}`)
  if (numbers.length > 0) {
    conditions.push(
      `${attribute(field, parameter)} = any(${parameter(numbers.map(String), 'text[]')}::jsonb[])`,
    )
  }
  return conditions.length > 0 ? `coalesce(${conditions.join(' or ')}, false)` : 'false'
}

function between(
  { field, from, to }: { field: string; from?: number; to?: number },
  parameter: Parameter,
): string {
  const value = attribute(field, parameter)
  const number = `case when jsonb_typeof(${value}) = 'number' then (${value})::float8 end`
  const bounds = [`jsonb_typeof(${value}) = 'number'`]
  if (from !== undefined) bounds.push(`${number} >= ${parameter(from, 'float8')}`)
  if (to !== undefined) bounds.push(`${number} <= ${parameter(to, 'float8')}`)
  return `coalesce(${bounds.join(' and ')}, false)`
}

/** PostgreSQL's text has no NUL and no half of a surrogate pair, so nothing stored can equal one that does. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
