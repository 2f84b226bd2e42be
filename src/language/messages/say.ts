import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../language.ts'
import { catalogues, type MessageKey } from './catalogues.ts'

/** What stands between the braces of a message. Days are dates without a time: midnight in UTC. */
export type Values = Readonly<Record<string, string | number | Date | null | undefined>>

/** Dates and numbers as they are written where our readers live. */
const localeOf = { nl: 'nl-BE', fr: 'fr-BE', es: 'es', en: 'en-GB' } as const satisfies Record<
  Language,
  string
>

const utc = { timeZone: 'UTC' } as const

/** In a message {day, date, long} is 3 March 2027, {day, date, month} is March 2027, and {day, date, day} is 3. */
const formats = {
  date: {
    long: { day: 'numeric', month: 'long', year: 'numeric', ...utc },
    month: { month: 'long', year: 'numeric', ...utc },
    day: { day: 'numeric', ...utc },
  },
} as const

const formed = new Map<string, IntlMessageFormat>()

/** The message of this key in a language, with its values. */
export function say(language: Language, key: MessageKey, values: Values = {}): string {
  const name = `${language} ${key}`
  let message = formed.get(name)
  if (!message) {
    message = new IntlMessageFormat(textOf(language, key), localeOf[language], formats, { ignoreTag: true })
    formed.set(name, message)
  }
  return String(message.format({ ...values }))
}

function textOf(language: Language, key: MessageKey): string {
  const dot = key.indexOf('.')
  const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> | undefined = Object.entries(
    catalogues,
  ).find(([name]) => name === key.slice(0, dot))?.[1]
  const text = texts?.[language][key.slice(dot + 1)]
  if (text === undefined) throw new Error(`There is no message ${key}.`)
  return text
}

const lists = new Map<Language, Intl.ListFormat>()

/** "waste, water and markets", in that language. */
export function sayList(language: Language, parts: readonly string[]): string {
  let list = lists.get(language)
  if (!list) {
    list = new Intl.ListFormat(localeOf[language], { type: 'conjunction' })
    lists.set(language, list)
  }
  return list.format(parts)
}

/** Parts of one sentence, each of which could be one: French sets a space before its semicolon. */
export const sayClauses = (language: Language, parts: readonly string[]): string =>
  parts.join(language === 'fr' ? '\u00a0; ' : '; ')
