import { ValidationError } from '../errors.ts'

interface IdOrNumber {
  id?: { id: string } | null
  number?: number | null
}

/** Which row is meant by an opaque id or by the short number that people say on the phone: one of the two. */
export function idOrNumber({ id, number }: IdOrNumber): { id: string } | { number: number } {
  if (id && number == null) return { id: id.id }
  if (number != null && !id) return { number }
  throw ValidationError.at(['id'], 'id: give either id or number.')
}
