import { termNumbers } from './numbered.ts'

/** Five miss more: nl .009 and fr .003 less. */
const LETTERS = 4
const BEGINNING = '_'
/** The terms of meanings begin so; they are no words. */
const MEANING = '~'

/**
 * What a stem is made of, four letters at a time and its beginning as a letter of its own: so verblijfsvergunning has
 * much of vergunning, whose stem is another one.
 */
export const lettersOf = (term: string): readonly string[] =>
  term.startsWith(MEANING) ? [] : cutUp(BEGINNING + term)

/** By pieces the numbers of the terms that have them, one as often as it has it. */
const having = new Map<string, number[]>()
let cut = 0

/** The terms with a piece, among all that have a number. */
export function termsWith(piece: string): readonly number[] {
  for (; cut < termNumbers.size; cut++) for (const its of lettersOf(termNumbers.name(cut))) add(its, cut)
  return having.get(piece) ?? []
}

function add(piece: string, term: number): void {
  const terms = having.get(piece)
  if (terms) terms.push(term)
  else having.set(piece, [term])
}

function cutUp(word: string): string[] {
  if (word.length <= LETTERS) return [word]
  return Array.from({ length: word.length - LETTERS + 1 }, (_, at) => word.slice(at, at + LETTERS))
}
