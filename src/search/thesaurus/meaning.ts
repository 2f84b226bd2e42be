import type { Language } from '../document.ts'
import type { Concept, Terms } from './concept.ts'

/** What a concept is called, and what it takes for something to be about it, in the codes of `conceptsAbout`. */
export interface Meaning {
  readonly terms: Terms
  /** What is narrower, each by its preferred term. */
  readonly narrower: Terms
  /** About one of these: the concept itself, or what lies beneath it. */
  readonly anyOf: readonly string[]
  /** Or about all of one of these: what the concept is made of where a language needs several words for it. */
  readonly allOf: readonly (readonly string[])[]
}

export function meaningOf(
  { code, terms }: Concept,
  concepts: readonly Concept[],
  broader: ReadonlyMap<string, string>,
  piecesOf: (code: string) => readonly string[],
): Meaning {
  const isWithin = (each: string | undefined): boolean =>
    each === code || (each !== undefined && isWithin(broader.get(each)))
  const within = concepts.filter(each => isWithin(each.code))
  const narrower = within.filter(each => each.code !== code)
  const preferred = (language: Language) => narrower.flatMap(each => each.terms[language].slice(0, 1))
  // Of one piece alone nothing more can be said than of the piece.
  const made = within.map(each => piecesOf(each.code).map(term => term.slice(1)))
  return {
    terms,
    narrower: {
      nl: preferred('nl'),
      fr: preferred('fr'),
      es: preferred('es'),
      en: preferred('en'),
    },
    anyOf: within.map(each => each.code),
    allOf: made.filter(({ length }) => length > 1),
  }
}

/** Whether what is about these concepts is about that. */
export const isAbout = ({ anyOf, allOf }: Meaning, concepts: readonly string[]): boolean =>
  anyOf.some(code => concepts.includes(code)) ||
  allOf.some(codes => codes.every(code => concepts.includes(code)))
