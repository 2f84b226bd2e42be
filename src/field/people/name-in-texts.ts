import type { Language } from '../../language/language.ts'

/** What stands in a text where a name stood, when nothing else is known that may be said. */
const somebody: Record<Language, string> = {
  nl: 'een collega',
  fr: 'une personne de l’équipe',
  es: 'una persona del equipo',
  en: 'a colleague',
}

interface Named {
  readonly name: string
  readonly jobTitle: string | null
  readonly consent: 'NAMED' | 'BY_ROLE' | 'ANONYMOUS'
  readonly email: string | null
  readonly telephone: string | null
}

/** Who is spoken of by job title stays so; who was not to be spoken of is somebody. */
export const standInFor = ({ jobTitle, consent }: Pick<Named, 'jobTitle' | 'consent'>, language: Language) =>
  (consent === 'ANONYMOUS' ? null : jobTitle) ?? somebody[language]

/** Finds a name as people write it: with or without accents and capitals, either part first. */
export interface NameFinder {
  /** The text without it. */
  replace(text: string, by: string): string
  holds(text: string): boolean
  /** The words without it, where they are its words each by itself. */
  replaceAmong(words: readonly string[], by: string): readonly string[]
  /** Whether a part of it, such as the family name, still stands in the text. */
  holdsPart(text: string): boolean
}

/** Shorter parts (de, van) are words of their own. */
const shortestPart = 4

export function findName({ name, email, telephone }: Named): NameFinder {
  const parts = name.split(/\s+/).filter(Boolean)
  const [first = '', ...rest] = parts
  const between = String.raw`[\s,.\u00a0]+`
  const written = (words: readonly string[]) => words.map(loosely).join(between)
  const names = [parts, [...rest, first]].filter(words => words.length > 0).map(written)
  const addresses = [email, telephone].flatMap(one =>
    one
      ? [
          one
            .split(/\s+/)
            .map(loosely)
            .join(String.raw`\s*`),
        ]
      : [],
  )
  const whole = word([...names, ...addresses])
  const some = parts.filter(part => part.length >= shortestPart).map(loosely)
  const part = some.length ? word(some) : undefined
  return {
    holds: text => text.normalize('NFD').search(whole) >= 0,
    replace(text, by) {
      const plain = text.normalize('NFD')
      // As it was, to the letter, where the name does not stand in it.
      return plain.search(whole) < 0 ? text : plain.replace(whole, () => by).normalize('NFC')
    },
    replaceAmong(words, by) {
      const its = words.map(one => parts.findIndex(each => isAlone(each).test(one.normalize('NFD'))))
      if (parts.length < 2 || !its.includes(0) || !its.includes(parts.length - 1)) return words
      const at = its.findIndex(part => part >= 0)
      return words.flatMap((one, i) => (i === at ? [by] : (its[i] ?? -1) >= 0 ? [] : [one]))
    },
    holdsPart: text => part !== undefined && text.normalize('NFD').search(part) >= 0,
  }
}

const isAlone = (part: string) => new RegExp(`^${loosely(part)}$`, 'iu')

const word = (alternatives: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}\p{M}])`, 'giu')

/** Each letter with whatever accent: texts are looked through with their accents apart. */
const loosely = (text: string): string =>
  [...text.normalize('NFD').replace(/\p{M}/gu, '')]
    .map(letter => `${letter.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)}\\p{M}*`)
    .join('')
