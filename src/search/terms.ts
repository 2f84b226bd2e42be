/**
 * How often each term stands in each field, and how long the field is.
 * A field's counts are one string, ` waste:2 contract:1 `: small on disk and on the way through an engine.
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

const unpacked = new WeakMap<FieldTerms, ReadonlyMap<string, number>>()

/** Unpacked once for as long as the record lives: an engine in memory hands out the same records again and again. */
function countsOf(field: FieldTerms): ReadonlyMap<string, number> {
  const known = unpacked.get(field)
  if (known) return known
  const counts = unpack(field)
  unpacked.set(field, counts)
  return counts
}

function unpack(field: FieldTerms): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of field.counts.split(' ')) {
    const colon = entry.indexOf(':')
    if (colon > 0) counts.set(entry.slice(0, colon), Number(entry.slice(colon + 1)))
  }
  return counts
}

export function countOf(field: FieldTerms, term: string): number {
  return countsOf(field).get(term) ?? 0
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
    for (const [term, count] of countsOf(field))
      if (passes(term)) sums.set(term, (sums.get(term) ?? 0) + count)
  }
  return sums
}

/** Every term of a document once, with its count over all fields. */
export function termsOf(record: TermRecord): Map<string, number> {
  const sums = new Map<string, number>()
  for (const field of Object.values(record)) {
    for (const [term, count] of unpack(field)) sums.set(term, (sums.get(term) ?? 0) + count)
  }
  return sums
}

/** Words in all fields together. */
export function lengthOf(record: TermRecord): number {
  let length = 0
  for (const field of Object.values(record)) length += field.length
  return length
}
