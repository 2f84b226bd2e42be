import type { Language } from '../document.ts'
import { fold } from './fold.ts'
import { isStopWord } from './stop-words.ts'
import { tokenize } from './tokenize.ts'

/** Stands between two fields, so that no phrase reaches from one into the next. */
const BREAK = 'qqq'
const SHORTEST = 3

/** A text word by word, without accents, stop words and all: what a quoted phrase is looked up in. */
export function spoken(text: string): string {
  return tokenize(text)
    .filter(token => !token.whole)
    .map(token => fold(token.text))
    .join(' ')
}

/** What the fields of a document say, one after the other. */
export function spokenFields(fields: Readonly<Record<string, string>>): string {
  return Object.values(fields)
    .map(spoken)
    .filter(words => words !== '')
    .join(` ${BREAK} `)
}

/** The words of a document in lower case with their accents, each once: what a mistyped word can have meant. */
export function wordsAsWritten(fields: Readonly<Record<string, string>>, language: Language): string[] {
  const words = new Set<string>()
  for (const text of Object.values(fields)) {
    for (const { text: word } of tokenize(text)) {
      if (word.length >= SHORTEST && !/\p{N}/u.test(word) && !isStopWord(word, language)) words.add(word)
    }
  }
  return [...words]
}
