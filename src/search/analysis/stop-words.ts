import { eng, fra, nld, spa } from 'stopword'
import type { Language } from '../document.ts'
import { WrittenWords } from '../written-words.ts'
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

const written: Partial<Record<Language, WrittenWords>> = {}

/** The same, to find the one that a mistyped word was meant for. */
export function stopWordsOf(language: Language): WrittenWords {
  const known = written[language]
  if (known) return known
  const words = (written[language] = new WrittenWords())
  for (const word of [...LISTS[language], ...QUESTIONS[language].split(' ')]) words.add(word)
  return words
}

export function isStopWord(word: string, language: Language): boolean {
  return STOP_WORDS[language].has(fold(word))
}
