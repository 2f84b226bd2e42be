import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import type { Language } from '../document.ts'
import { fold } from './fold.ts'
import { singular } from './singular.ts'
import { exceptionFor } from './stem-exceptions.ts'

/** The stemmer knows the ending only with its accent, which many leave out. */
const spanishWithAccent = (word: string) => spanish(word.replace(/([cgsx])ion$/, '$1ión'))

/** Takes the s of these for an ending: plaats is no plat, a mens no men. */
const wholeInDutch =
  /(?:mens|kans|grens|plaats|arts|fiets|toets|dans|prins|wens|balans|gids|loods|koers|beurs|pers|kaars|laars|rots|spits|schets|brons|lens|fonds|adres|proces|succes|congres|[aiou]s|(?:adv|verl|k|vl|prec|sp)ies)$/

const dutchStem = (word: string) => (wholeInDutch.test(word) ? word : undoubled(dutch(word)))

/** One of a letter that a longer form has twice, and at the end as it stands there: stap, stappen; brief, brieven. */
const undoubled = (stem: string) =>
  stem
    .replace(/([bdfgklmnprst])\1$/, '$1')
    .replace(/(?<=..)z$/, 's')
    .replace(/(?<=..)v$/, 'f')

/** French français and bois stay as they are: their s is no ending. */
const frenchStem = (word: string) => (/[ao]is$/.test(word) ? word : french(word))

const STEMMERS: Record<Language, (word: string) => string> = {
  nl: dutch,
  fr: french,
  es: spanishWithAccent,
  en: english,
}

const MENDED: Record<Language, (word: string) => string> = { ...STEMMERS, nl: dutchStem, fr: frenchStem }

/** The same words come again and again, in documents and in what is asked of them. */
const mostKnown = 50_000
const known: Record<Language, Map<string, string>> = {
  nl: new Map(),
  fr: new Map(),
  es: new Map(),
  en: new Map(),
}

/** The term of a word. Accents are folded after stemming, which needs them; numbers and codes stay whole. */
export function stem(word: string, language: Language): string {
  const before = known[language].get(word)
  if (before !== undefined) return before
  if (known[language].size >= mostKnown) known[language].clear()
  const term = /\p{N}/u.test(word)
    ? fold(word)
    : (exceptionFor(word, language) ?? foldedStem(singular(word, language), MENDED[language]))
  known[language].set(word, term)
  return term
}

/** What the stemmer by itself makes of it. */
export function plainStem(word: string, language: Language): string {
  return /\p{N}/u.test(word) ? fold(word) : foldedStem(word, STEMMERS[language])
}

const foldedStem = (word: string, stemmer: (word: string) => string): string =>
  fold(stemmer(word)) || fold(word)
