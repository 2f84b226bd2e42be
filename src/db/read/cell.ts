import type { ColumnFacts } from './table-facts.ts'

/** One value of a row on its way: what the statement selects, and what becomes of it here, as Prisma would give it. */
export interface Cell {
  readonly sql: string
  /** From text (a column of the statement, or a flat row) or from JSON (within an aggregate). */
  readonly decode: (sent: unknown) => unknown
}

const unchanged = (sent: unknown): unknown => sent
const asJson = (sent: unknown): unknown => (typeof sent === 'string' ? JSON.parse(sent) : sent)
const orNull = (decode: (sent: unknown) => unknown) => (sent: unknown) =>
  sent === null ? null : decode(sent)

/** As JSON has it, as PostgreSQL prints it, and as it casts it to a text. */
export const isTrue = (sent: unknown): boolean => sent === true || sent === 't' || sent === 'true'

/** How a column of this type travels. What JSON would round or PostgreSQL would print its own way goes as text. */
export function cell(column: string, { type, isList }: Pick<ColumnFacts, 'type' | 'isList'>): Cell {
  if (isList) {
    const items = type === 'int8' ? `${column}::text[]` : column
    // An absent list is an empty one, as Prisma has it.
    return {
      sql: `to_json(${items})`,
      decode: sent => (sent === null ? [] : decodeList(type, asJson(sent))),
    }
  }
  switch (type) {
    case 'timestamptz':
      return {
        sql: `(extract(epoch from ${column}) * 1000)::int8`,
        decode: orNull(sent => new Date(Number(sent))),
      }
    case 'date':
      return { sql: `${column}::text`, decode: orNull(sent => new Date(String(sent))) }
    case 'int8':
      return { sql: `${column}::text`, decode: orNull(sent => BigInt(String(sent))) }
    case 'int4':
    case 'float8':
      return { sql: column, decode: orNull(Number) }
    case 'bool':
      return { sql: column, decode: orNull(isTrue) }
    case 'jsonb':
      // Within an aggregate it is a value already, and a JSON text in it must stay a text.
      return { sql: `${column}::text`, decode: orNull(sent => JSON.parse(String(sent))) }
    default:
      return { sql: column, decode: unchanged }
  }
}

const decodeList = (type: string, items: unknown): unknown =>
  type === 'int8' && Array.isArray(items) ? items.map(item => BigInt(String(item))) : items
