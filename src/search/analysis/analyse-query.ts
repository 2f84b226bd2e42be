import type { Language } from '../document.ts'
import { isStopWord } from './stop-words.ts'
import { stem } from './stem.ts'
import { tokenize } from './tokenize.ts'
import type { Token } from './tokenize.ts'
import type { Expansion } from './words.ts'

/** `word`: as the query's language has it; `variant`: as another one would; `added`: by an expansion. */
export type TermKind = 'word' | 'variant' | 'added'

/** A word of a query with the terms that can stand for it; a document that has several of them has the word once. */
export type QueryWord = {
  readonly written: string
  readonly times: number
  /** It stands in a sentence that asks. */
  readonly isAsked?: boolean
  /** Of a word that was not typed, but stands in a text beside: how much it counts, and in how many documents a term of it must stand. */
  readonly beside?: { readonly share: number; readonly least: number }
  readonly terms: ReadonlyMap<string, TermKind>
  /** The word that stands for it, where it was taken for a typing error. */
  readonly meant?: string
  /** Where it first stands in the text, and the how manieth it is there of the words that carry meaning. */
  readonly start: number
  readonly end: number
  readonly place: number
}

export type AnalysedQuery = {
  readonly text: string
  /** Nothing but white space was asked: everything that passes the filter is meant. */
  readonly blank: boolean
  readonly language: Language
  readonly words: readonly QueryWord[]
  /** The word that the query ends with, which may not be typed to its end. */
  readonly last?: string
}

export const LANGUAGES: readonly Language[] = ['nl', 'fr', 'es', 'en']

/**
 * A query is read in one language, and beside it as the other three would: short ones can't be told apart.
 * Which variants are of use only the vocabulary knows.
 */
export function analyseQuery(
  text: string,
  reader: Language,
  expansions: readonly Expansion[] = [],
): AnalysedQuery {
  const tokens = tokenize(text)
  const language = languageOf(tokens, reader)
  const meaningful = tokens.filter(token => !isStopWord(token.text, language))
  const words = new Map<string, QueryWord>()
  const asks = questionsIn(text)
  for (const [place, token] of (meaningful.length > 0 ? meaningful : tokens).entries()) {
    const { text: written, start, end } = token
    const isAsked = asks(start)
    const seen = words.get(written)
    if (seen) words.set(written, { ...seen, times: seen.times + 1, isAsked: isAsked || seen.isAsked })
    else {
      const terms = termsOfWord(written, language, expansions)
      words.set(written, { written, times: 1, terms, isAsked, start, end, place })
    }
  }
  return {
    text,
    blank: text.trim() === '',
    language,
    words: [...words.values()].filter(word => word.terms.size > 0),
    last: tokens.at(-1)?.end === text.length ? tokens.at(-1)?.text : undefined,
  }
}

/** Whether what stands at a place belongs to a sentence with a question mark; asked from the first place to the last. */
function questionsIn(text: string): (at: number) => boolean {
  const marks = text.matchAll(/[.!?…\n]+/gu)
  let next = marks.next()
  return at => {
    while (!next.done && next.value.index <= at) next = marks.next()
    return !next.done && next.value[0].includes('?')
  }
}

/** The reader's language, unless another one's stop words stand in the query more often. */
export function languageOf(tokens: readonly Token[], reader: Language): Language {
  const count = (language: Language) => tokens.filter(token => isStopWord(token.text, language)).length
  let best = { language: reader, stopWords: count(reader) }
  for (const language of LANGUAGES) {
    const stopWords = count(language)
    if (stopWords > best.stopWords) best = { language, stopWords }
  }
  return best.language
}

/** What can stand for a word of a query in this language: its stem, what the other three would make of it, its meanings. */
export function termsOfWord(
  text: string,
  language: Language,
  expansions: readonly Expansion[],
): Map<string, TermKind> {
  const terms = new Map<string, TermKind>()
  for (const one of new Set([language, ...LANGUAGES])) {
    if (isStopWord(text, one)) continue
    const term = stem(text, one)
    if (!terms.has(term)) terms.set(term, one === language ? 'word' : 'variant')
    for (const expand of expansions)
      for (const added of expand({ text, term }, one)) if (!terms.has(added)) terms.set(added, 'added')
  }
  return terms
}
