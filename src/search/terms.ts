/**
 * How often each term stands in each field, and how long the field is.
 * A field's counts are one string, ` waste:2 contract:1 `, so that a record is small on the way through an engine
 * and the ranker looks up the few terms of a query without unpacking the rest.
 */
export type FieldTerms = { readonly length: number; readonly counts: string }
export type TermRecord = Readonly<Record<string, FieldTerms>>

const UNFIT = /[\s:]/

/** `length` counts words, not the terms that were added beside them (concepts, pieces). */
export function packField(counts: ReadonlyMap<string, number>, length: number): FieldTerms {
  let packed = ' '
  for (const [term, count] of counts) {
    if (term === '' || UNFIT.test(term)) throw new Error(`A term cannot hold a space or a colon: "${term}"`)
    packed += `${term}:${count} `
  }
  return { length, counts: packed }
}

export function countOf(field: FieldTerms, term: string): number {
  const at = field.counts.indexOf(` ${term}:`)
  if (at < 0) return 0
  const from = at + term.length + 2
  return Number(field.counts.slice(from, field.counts.indexOf(' ', from)))
}

/** Every term of a document once, with its count over all fields. */
export function termsOf(record: TermRecord): Map<string, number> {
  const sums = new Map<string, number>()
  for (const field of Object.values(record)) {
    for (const entry of field.counts.split(' ')) {
      if (entry === '') continue
      const colon = entry.indexOf(':')
      const term = entry.slice(0, colon)
      sums.set(term, (sums.get(term) ?? 0) + Number(entry.slice(colon + 1)))
    }
  }
  return sums
}

/** Words in all fields together. */
export function lengthOf(record: TermRecord): number {
  let length = 0
  for (const field of Object.values(record)) length += field.length
  return length
}
