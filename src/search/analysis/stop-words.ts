import { eng, fra, nld, spa } from 'stopword'
import type { Language } from '../document.ts'
import { fold } from './fold.ts'

/** Question words carry no subject, and the lists of the package lack them. */
const QUESTIONS: Record<Language, string> = {
  nl: 'welk welke wanneer waar waarom waarvoor waarmee wiens hoeveel',
  fr: 'quoi comment quand pourquoi combien lequel laquelle lesquels lesquelles',
  es: 'qué cuál cuáles cómo dónde cuándo cuánto cuántos cuánta cuántas quiénes',
  en: 'why whom whose',
}

const LISTS: Record<Language, readonly string[]> = { nl: nld, fr: fra, es: spa, en: eng }

function listOf(language: Language): ReadonlySet<string> {
  const words = [...LISTS[language], ...QUESTIONS[language].split(' ')]
  return new Set(words.filter(word => !/\d/.test(word)).map(fold))
}

const STOP_WORDS: Record<Language, ReadonlySet<string>> = {
  nl: listOf('nl'),
  fr: listOf('fr'),
  es: listOf('es'),
  en: listOf('en'),
}

/** The same, as they are written. */
export const stopWordsOf = (language: Language): readonly string[] => [
  ...LISTS[language],
  ...QUESTIONS[language].split(' '),
]

export function isStopWord(word: string, language: Language): boolean {
  return STOP_WORDS[language].has(fold(word))
}
