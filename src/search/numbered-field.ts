import { Numbering } from './numbering.ts'
import { eachEntry } from './terms.ts'
import type { FieldTerms, TermRecord } from './terms.ts'

/** The terms of a field by their numbers, in the order of its counts. */
export interface NumberedField {
  readonly name: string
  readonly field: FieldTerms
  /** The number of a term, and behind it how often it stands there: looked through for each question. */
  readonly entries: Int32Array
}

export const termNumbers = new Numbering()

/** Of records that come from outside, anew each time: by what their fields say, as long as there is room. */
const passing = new Map<string, Int32Array>()
const mostPassing = 20_000

export const numberFields = (record: TermRecord): readonly NumberedField[] =>
  Object.entries(record).map(([name, field]) => ({ name, field, entries: entriesOf(field) }))

/** The same of a record that comes by. */
export const passingFields = (record: TermRecord): readonly NumberedField[] =>
  Object.entries(record).map(([name, field]) => ({ name, field, entries: passingEntries(field) }))

function passingEntries(field: FieldTerms): Int32Array {
  const known = passing.get(field.counts)
  if (known) return known
  const entries = entriesOf(field)
  if (passing.size >= mostPassing) passing.clear()
  passing.set(field.counts, entries)
  return entries
}

function entriesOf(field: FieldTerms): Int32Array {
  const entries: number[] = []
  eachEntry(field, (term, count) => entries.push(termNumbers.of(term), count))
  return Int32Array.from(entries)
}

const ordered = new WeakMap<FieldTerms, readonly number[]>()

/** The words of a field one after the other, each by the place of its term in the counts. */
export function orderOf(field: FieldTerms): readonly number[] {
  const known = ordered.get(field)
  if (known) return known
  const order = field.order === undefined ? [] : field.order.split(' ').map(place => parseInt(place, 36))
  ordered.set(field, order)
  return order
}
