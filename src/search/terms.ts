/**
 * How often each term stands in each field, and how long the field is.
 * A field's counts are one string, ` waste:2 contract:1 `: small on disk and on the way through an engine.
 */
export type FieldTerms = {
  readonly length: number
  readonly counts: string
  /** The words one after the other, each by the place of its term in `counts`, in base 36: `0 1 2 0`. */
  readonly order?: string
}
export type TermRecord = Readonly<Record<string, FieldTerms>>

const UNFIT = /[\s:]/

/** `length` counts words, not the terms that were added beside them (concepts, pieces). */
export function packField(
  counts: ReadonlyMap<string, number>,
  length: number,
  order: readonly string[] = [],
): FieldTerms {
  let packed = ' '
  for (const [term, count] of counts) {
    if (term === '' || UNFIT.test(term)) throw new Error(`A term cannot hold a space or a colon: "${term}"`)
    packed += `${term}:${count} `
  }
  if (order.length < 2) return { length, counts: packed }
  const places = new Map([...counts.keys()].map((term, at) => [term, at.toString(36)]))
  return { length, counts: packed, order: order.map(term => places.get(term)).join(' ') }
}

/** The terms of a field by their numbers, and at the same places how often each stands in it. */
export type NumberedField = { readonly numbers: Int32Array; readonly counts: Int32Array }

const numbers = new Map<string, number>()
const names: string[] = []
const numbered = new WeakMap<FieldTerms, NumberedField>()

/** An engine in memory hands out the same records again and again: it has their terms numbered, once. */
export function numberTerms(record: TermRecord): void {
  for (const field of Object.values(record)) {
    const found: number[] = []
    const counts: number[] = []
    eachEntry(field, (term, count) => {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      names[number] = term
      found.push(number)
      counts.push(count)
    })
    numbered.set(field, { numbers: Int32Array.from(found), counts: Int32Array.from(counts) })
  }
}

/** Absent of a record that came from outside for this once. */
export const numberedField = (field: FieldTerms): NumberedField | undefined => numbered.get(field)

/** The terms of a field in the order of its counts, and at the same places how often each stands in it. */
export function entriesOf(field: FieldTerms): {
  readonly terms: readonly string[]
  readonly counts: ArrayLike<number>
} {
  const known = numbered.get(field)
  if (known) return { terms: Array.from(known.numbers, number => names[number] ?? ''), counts: known.counts }
  const terms: string[] = []
  const counts: number[] = []
  eachEntry(field, (term, count) => {
    terms.push(term)
    counts.push(count)
  })
  return { terms, counts }
}

/** The words of a field one after the other, each by the place of its term in the counts. */
export const orderOf = ({ order }: FieldTerms): number[] =>
  order === undefined ? [] : order.split(' ').map(place => parseInt(place, 36))

/** By the number of a term that is wanted what it is wanted for, and -1 by all other numbers. */
export function byNumber(wanted: ReadonlyMap<string, number>): Int16Array {
  const found = new Int16Array(numbers.size).fill(-1)
  for (const [term, value] of wanted) {
    const number = numbers.get(term)
    if (number !== undefined) found[number] = value
  }
  return found
}

export function eachEntry({ counts }: FieldTerms, visit: (term: string, count: number) => void): void {
  for (let at = 1, colon = counts.indexOf(':'); colon > 0; colon = counts.indexOf(':', at)) {
    const end = counts.indexOf(' ', colon)
    visit(counts.slice(at, colon), Number(counts.slice(colon + 1, end)))
    at = end + 1
  }
}

export function countOf(field: FieldTerms, term: string): number {
  let found = 0
  eachEntry(field, (other, count) => {
    if (other === term) found = count
  })
  return found
}

/** The terms of some fields that pass, with their counts over these fields. */
export function countsIn(
  record: TermRecord,
  fields: readonly string[],
  passes: (term: string) => boolean,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const name of fields) {
    const field = record[name]
    if (!field) continue
    eachEntry(field, (term, count) => {
      if (passes(term)) sums.set(term, (sums.get(term) ?? 0) + count)
    })
  }
  return sums
}

/** Every term of a document once, with its count over all fields. */
export function termsOf(record: TermRecord): Map<string, number> {
  const sums = new Map<string, number>()
  for (const field of Object.values(record)) {
    eachEntry(field, (term, count) => sums.set(term, (sums.get(term) ?? 0) + count))
  }
  return sums
}

/** Words in all fields together. */
export function lengthOf(record: TermRecord): number {
  let length = 0
  for (const field of Object.values(record)) length += field.length
  return length
}
