import { Numbering } from './numbering.ts'
import { eachEntry } from './terms.ts'
import type { FieldTerms, TermRecord } from './terms.ts'

/**
 * What a document is ranked by, in numbers that lie one after the other: hundreds of documents are looked through for
 * one question, and to reach for one that is scattered over the memory takes longer than to look through it.
 *
 * First its language and how many fields it has; of each field its name, its words, and how many terms; then the terms,
 * field after field in the order of its counts; then how often each of them stands in its field.
 */
export interface Numbered {
  readonly row: Int32Array
  /** Where it begins in the row. */
  readonly start: number
}

const HEAD = 2
const SAID = 3

export const termNumbers = new Numbering()
/** Of fields, and of languages. */
export const nameNumbers = new Numbering()
/** The language of a document that says none. */
const NONE = -1

const none: FieldTerms = { length: 0, counts: ' ' }

/** The numbers of one document. */
export function numbersOf(record: TermRecord, language: unknown, entriesOf = readEntries): number[] {
  // In one order, whichever way a record came: what is summed in another one differs in its last digit.
  const names = Object.keys(record).sort()
  const numbers = [typeof language === 'string' ? nameNumbers.of(language) : NONE, names.length]
  const entries = names.map(name => entriesOf(record[name] ?? none))
  for (const [at, name] of names.entries())
    numbers.push(nameNumbers.of(name), record[name]?.length ?? 0, (entries[at]?.length ?? 0) / 2)
  for (const its of entries) for (let at = 0; at < its.length; at += 2) numbers.push(its[at] ?? 0)
  for (const its of entries) for (let at = 1; at < its.length; at += 2) numbers.push(its[at] ?? 0)
  return numbers
}

/** A document by itself. */
export const numberTerms = (record: TermRecord, language: unknown): Numbered => ({
  row: Int32Array.from(numbersOf(record, language)),
  start: 0,
})

/** Of records that come from outside, anew each time: by what their fields say, as long as there is room. */
const passing = new Map<string, readonly number[]>()
const mostPassing = 20_000

/** The same of a record that comes by. */
export const numberPassing = (record: TermRecord, language: unknown): Numbered => ({
  row: Int32Array.from(numbersOf(record, language, passingEntries)),
  start: 0,
})

function passingEntries(field: FieldTerms): readonly number[] {
  const known = passing.get(field.counts)
  if (known) return known
  const entries = readEntries(field)
  if (passing.size >= mostPassing) passing.clear()
  passing.set(field.counts, entries)
  return entries
}

/** The number of a term, and behind it how often it stands there. */
function readEntries(field: FieldTerms): readonly number[] {
  const entries: number[] = []
  eachEntry(field, (term, count) => entries.push(termNumbers.of(term), count))
  return entries
}

/** Whether a document is of this language, or says none. */
export function isOfLanguage({ row, start }: Numbered, language: string | undefined): boolean {
  const its = row[start] ?? NONE
  return its === NONE || nameNumbers.name(its) === language
}

/**
 * Calls for each field with its name's number, its length, from where to where in the row its terms lie, and how far
 * behind each is said how often it stands there.
 */
export function eachField(
  { row, start }: Numbered,
  visit: (field: number, length: number, from: number, to: number, behind: number) => void,
): void {
  const first = start + HEAD + SAID * (row[start + 1] ?? 0)
  let behind = 0
  for (let at = start + HEAD; at < first; at += SAID) behind += row[at + 2] ?? 0
  let from = first
  for (let at = start + HEAD; at < first; at += SAID) {
    const to = from + (row[at + 2] ?? 0)
    visit(row[at] ?? 0, row[at + 1] ?? 0, from, to, behind)
    from = to
  }
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
