import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import type { Language } from '../document.ts'
import { fold } from './fold.ts'

/** The stemmer knows the ending only with its accent, which many leave out. */
const spanishWithAccent = (word: string) => spanish(word.replace(/([cgsx])ion$/, '$1ión'))

const STEMMERS: Record<Language, (word: string) => string> = {
  nl: dutch,
  fr: french,
  es: spanishWithAccent,
  en: english,
}

/** The term of a word. Accents are folded after stemming, which needs them; numbers and codes stay whole. */
export function stem(word: string, language: Language): string {
  if (/\p{N}/u.test(word)) return fold(word)
  return fold(STEMMERS[language](word)) || fold(word)
}
