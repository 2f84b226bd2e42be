import { notACursor, ValidationError } from '../errors.ts'

export type CursorValue = string | number

/** Far longer than any of ours; what is longer is not read. */
const longest = 10_000

/** A place in an ordered list: the name of the order and the values of its keys, so that it outlives its row. */
export function writeCursor(order: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url')
}

/** The values of a cursor of this order; one of another list or order, or none of ours, is refused. */
export function readCursor(cursor: string, order: string, keys: number, argument: string): CursorValue[] {
  const [name, ...values] = parse(cursor) ?? []
  if (name === undefined) throw notACursor(argument)
  if (name !== order || values.length !== keys) {
    throw ValidationError.at(
      [argument],
      `${argument}: this cursor belongs to another list or order; begin again without it.`,
    )
  }
  return values
}

function parse(cursor: string): CursorValue[] | undefined {
  if (cursor.length > longest) return undefined
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parts) && parts.every(part => typeof part === 'string' || typeof part === 'number'))
      return parts
  } catch {
    // Not ours: said by the caller.
  }
  return undefined
}
