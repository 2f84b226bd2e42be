import type { Language } from '../document.ts'
import { packField } from '../terms.ts'
import type { FieldTerms, TermRecord } from '../terms.ts'
import { words } from './words.ts'
import type { Expansion } from './words.ts'

/** The terms of a document, field by field. Fields without a word are left out. */
export function analyseDocument(
  fields: Readonly<Record<string, string>>,
  language: Language,
  expansions: readonly Expansion[] = [],
): TermRecord {
  const record: Record<string, FieldTerms> = {}
  for (const [field, text] of Object.entries(fields)) {
    const terms = analyseField(text, language, expansions)
    if (terms.length > 0) record[field] = terms
  }
  return record
}

function analyseField(text: string, language: Language, expansions: readonly Expansion[]): FieldTerms {
  const counts = new Map<string, number>()
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1)
  const order: string[] = []
  for (const word of words(text, language)) {
    if (!word.whole) order.push(word.term)
    count(word.term)
    for (const expand of expansions) for (const term of expand(word, language)) count(term)
  }
  return packField(counts, order.length, order)
}
