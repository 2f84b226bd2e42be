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
  const value = `attributes -> ${parameter(storable(filter.field), 'text')}`
  if ('in' in filter) return oneOf(value, filter.in, parameter)
  const bounds = [bound('>=', filter.from), bound('<=', filter.to)].join('')
  return `coalesce(jsonb_typeof(${value}) = 'number'${bounds}, false)`

  function bound(than: string, limit: number | undefined): string {
    if (limit === undefined) return ''
    const number = `case when jsonb_typeof(${value}) = 'number' then (${value})::float8 end`
    return ` and ${number} ${than} ${parameter(limit, 'float8')}`
  }
}

/** A text or a list of texts holds one of the texts, or a number is one of the numbers. */
function oneOf(value: string, values: readonly (string | number)[], parameter: Parameter): string {
  const texts = values.filter(one => typeof one === 'string').filter(text => storable(text) === text)
  const numbers = values.filter(one => typeof one === 'number').filter(Number.isFinite)
  const conditions: string[] = []
  if (texts.length > 0) conditions.push(`${value} ?| ${parameter(texts, 'text[]')}`)
  if (numbers.length > 0) {
    conditions.push(`${value} = any(${parameter(numbers.map(String), 'text[]')}::jsonb[])`)
  }
  return conditions.length > 0 ? `coalesce(${conditions.join(' or ')}, false)` : 'false'
}

/** PostgreSQL's text has no NUL and no half of a surrogate pair, so nothing stored can equal one that does. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
