import type { Language } from '../document.ts'
import { isStopWord } from './stop-words.ts'
import { stem } from './stem.ts'
import { tokenize } from './tokenize.ts'
import type { Token } from './tokenize.ts'

export type Word = Token & { readonly term: string }

/** Further terms of a word, indexed and asked beside its stem: concepts of a thesaurus, letter pieces. */
export type Expansion = (word: Pick<Word, 'text' | 'term'>, language: Language) => readonly string[]

/** The words of a text that carry meaning, each with its term. */
export function words(text: string, language: Language): Word[] {
  return tokenize(text)
    .filter(token => !isStopWord(token.text, language))
    .map(token => ({ ...token, term: stem(token.text, language) }))
}
