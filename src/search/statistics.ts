import { Latest } from '../db/latest.ts'
import { termsOf } from './terms.ts'
import type { TermRecord } from './terms.ts'
import { WrittenWords } from './written-words.ts'

/** What the ranker may know of the collection: only what this viewer may see, so that no order tells of the rest. */
export interface Statistics {
  readonly documents: number
  /** Words in this field, over the documents that have it. */
  averageLength(field: string): number
  documentsWith(term: string): number
  /** Words as they are written in some document; whether in one that this viewer may see, `documentsWith` says. */
  readonly written: WrittenWords
}

/** A word as it is written, beside its stem; no stem begins with this sign. */
const WRITTEN = '='
export const writtenTerm = (word: string): string => `${WRITTEN}${word}`

/** What changes in the numbers of one audience; kept in tables by the same shape. */
export type VocabularyDelta = {
  readonly audience: string
  readonly documents: number
  readonly fields: ReadonlyMap<string, FieldNumbers>
  readonly terms: ReadonlyMap<string, number>
}

export type FieldNumbers = { readonly documents: number; readonly length: number }

/** What is counted of a document: its terms by field, and its words as they are written, each once. */
export interface Counted {
  readonly record: TermRecord
  readonly words: readonly string[]
}

/** What one document adds to its audience's numbers; with `sign` -1 what it takes away when it goes. */
export function deltaOf(audience: string, { record, words }: Counted, sign: 1 | -1 = 1): VocabularyDelta {
  const fields = new Map<string, FieldNumbers>()
  for (const [name, field] of Object.entries(record)) {
    fields.set(name, { documents: sign, length: sign * field.length })
  }
  const terms = new Map<string, number>()
  for (const term of termsOf(record).keys()) terms.set(term, sign)
  for (const word of words) terms.set(writtenTerm(word), sign)
  return { audience, documents: sign, fields, terms }
}

type Audience = { documents: number; fields: Map<string, FieldNumbers>; terms: Map<string, number> }

/** The numbers of every audience (`PUBLIC`, `INTERNAL:<municipality>` …); a document belongs to exactly one. */
export class Vocabulary {
  readonly #audiences = new Map<string, Audience>()
  readonly #written = new WrittenWords()
  /** What was summed over the audiences that some viewer may know, until one of them changes: there can be hundreds. */
  readonly #summed = new Latest<Map<string, number>>(8)

  add(audience: string, record: TermRecord, words: readonly string[] = []): void {
    this.apply(deltaOf(audience, { record, words }))
  }

  remove(audience: string, record: TermRecord, words: readonly string[] = []): void {
    this.apply(deltaOf(audience, { record, words }, -1))
  }

  apply(delta: VocabularyDelta): void {
    this.#summed.clear()
    let numbers = this.#audiences.get(delta.audience)
    if (!numbers) {
      numbers = { documents: 0, fields: new Map(), terms: new Map() }
      this.#audiences.set(delta.audience, numbers)
    }
    numbers.documents += delta.documents
    for (const [name, { documents, length }] of delta.fields) {
      const old = numbers.fields.get(name) ?? { documents: 0, length: 0 }
      numbers.fields.set(name, { documents: old.documents + documents, length: old.length + length })
    }
    for (const [term, count] of delta.terms) {
      const sum = (numbers.terms.get(term) ?? 0) + count
      if (sum === 0) numbers.terms.delete(term)
      else numbers.terms.set(term, sum)
      if (count > 0 && term.startsWith(WRITTEN)) this.#written.add(term.slice(WRITTEN.length))
    }
  }

  /** Words as they are or were written in some document, for whoever has to do with all of them. */
  get written(): WrittenWords {
    return this.#written
  }

  statisticsFor(allowed: (audience: string) => boolean): Statistics {
    const known = [...this.#audiences].filter(([name]) => allowed(name))
    const audiences = known.map(([, numbers]) => numbers)
    const key = known.map(([name]) => name).join(' ')
    const having = this.#summed.get(key) ?? new Map<string, number>()
    this.#summed.set(key, having)
    return {
      documents: sum(audiences, one => one.documents),
      averageLength: field => {
        const documents = sum(audiences, one => one.fields.get(field)?.documents ?? 0)
        return documents === 0 ? 0 : sum(audiences, one => one.fields.get(field)?.length ?? 0) / documents
      },
      documentsWith: term => {
        const before = having.get(term)
        if (before !== undefined) return before
        const documents = sum(audiences, one => one.terms.get(term) ?? 0)
        // Words that stand nowhere are without number, and not kept.
        if (documents > 0) having.set(term, documents)
        return documents
      },
      written: this.#written,
    }
  }
}

function sum(audiences: readonly Audience[], of: (one: Audience) => number): number {
  let total = 0
  for (const one of audiences) total += of(one)
  return total
}
