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
