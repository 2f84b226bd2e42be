import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import type { Language } from '../document.ts'
import { fold } from './fold.ts'

const STEMMERS: Record<Language, (word: string) => string> = {
  nl: dutch,
  fr: french,
  es: spanish,
  en: english,
}

/** The term of a word. Accents are folded after stemming, which needs them; numbers and codes stay whole. */
export function stem(word: string, language: Language): string {
  if (/\p{N}/u.test(word)) return fold(word)
  return fold(STEMMERS[language](word)) || fold(word)
}
