import { encodeGlobalID } from '@pothos/plugin-relay'
import { isRecord } from '../../../db/read/tree.ts'
import type { ListFilter } from './board.ts'

/** One filter within the other: what the second says of a part stands instead of what the first said of it. */
export function together(filter: ListFilter, narrower: ListFilter): ListFilter {
  const both: Record<string, unknown> = { ...filter }
  for (const [part, said] of Object.entries(narrower)) {
    const before = both[part]
    both[part] = isRecord(before) && isRecord(said) ? together(before, said) : said
  }
  return both
}

/** What the ids of a part are ids of. */
const typeOf: Readonly<Record<string, string>> = {
  municipalities: 'Municipality',
  participants: 'Municipality',
  learnedFrom: 'Municipality',
  reviewers: 'Person',
}

/** A filter as somebody would send it: ids as they go over the wire, nothing that says nothing. */
export function asSent(filter: ListFilter): ListFilter {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, said]) => said != null)
      .map(([part, said]) => [part, sent(part, said)]),
  )
}

function sent(part: string, said: unknown): unknown {
  if (isRecord(said)) return asSent(said)
  const type = typeOf[part]
  if (!type || !Array.isArray(said)) return said
  return said.map((each: unknown) => (isRecord(each) ? idOf(type, String(each['id'])) : each))
}

/** An id as it goes over the wire. */
export const idOf = (type: string, id: string): string => encodeGlobalID(type, id)

/** What a value of a dimension is as a filter takes it. */
export function valueAsSent(leadsTo: ListFilter, value: string): string {
  const [part] = Object.entries(leadsTo)
  if (!part) return value
  const [name, said] = part
  if (isRecord(said)) return valueAsSent(said, value)
  const type = typeOf[name]
  return type ? idOf(type, value) : value
}
