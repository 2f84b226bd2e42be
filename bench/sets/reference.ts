import { plainStem } from '../../src/search/analysis/stem.ts'
import { words } from '../../src/search/analysis/words.ts'
import type { SearchSet } from './read-set.ts'

/** Plain BM25 on stems as the stemmers come, over every document, to stand beside: no engine, no candidates, no fields. */
export function openReference(
  { docs, lang, queryLang }: SearchSet,
  termOf: TermOf = plainStem,
): (query: string) => string[] {
  const postings = new Map<string, Map<number, number>>()
  const lengths = docs.map(({ text }, at) => {
    const stems = termsOf(text, lang, termOf)
    for (const stem of stems) {
      const posting = postings.get(stem) ?? new Map<number, number>()
      postings.set(stem, posting.set(at, (posting.get(at) ?? 0) + 1))
    }
    return stems.length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(docs.length, 1)
  return query => {
    const scores = new Map<number, number>()
    for (const stem of termsOf(query, queryLang ?? lang, termOf)) {
      const posting = postings.get(stem)
      if (!posting) continue
      const idf = Math.log(1 + (docs.length - posting.size + 0.5) / (posting.size + 0.5))
      for (const [at, count] of posting) {
        const held = 1.2 * (0.25 + (0.75 * (lengths[at] ?? 0)) / average)
        scores.set(at, (scores.get(at) ?? 0) + (idf * count * 2.2) / (count + held))
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 100)
      .map(([at]) => docs[at]?.id ?? '')
  }
}

type TermOf = (word: string, language: SearchSet['lang']) => string

function termsOf(text: string, language: SearchSet['lang'], termOf: TermOf): string[] {
  return words(text, language)
    .filter(word => !word.whole)
    .map(word => termOf(word.text, language))
}
