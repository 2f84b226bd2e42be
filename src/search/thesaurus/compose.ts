import { isStopWord } from '../analysis/stop-words.ts'
import { tokenize } from '../analysis/tokenize.ts'
import type { Language } from '../document.ts'
import type { Concept } from './concept.ts'

/** More would say little of each. */
const mostPieces = 3
const languages: readonly Language[] = ['nl', 'fr', 'es', 'en']

/**
 * What a concept is made of in the languages that need several words for it: bestuurskracht is what capacités
 * institutionnelles and institutional capacity are made of, and so it meets them word by word.
 */
export function compose(
  { terms }: Concept,
  meaningsOf: (word: string, language: Language) => readonly string[],
): string[] {
  const counts = new Map<string, number>()
  const phrased = languages.filter(language => terms[language].length > 0 && terms[language].every(isPhrase))
  for (const language of phrased) {
    const pieces = piecesOf(terms[language][0] ?? '', language, meaningsOf)
    for (const piece of new Set(pieces)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  }
  // What most of these languages say; a piece of one of them only may be its way of speaking.
  return [...counts]
    .filter(([, count]) => count * 2 >= phrased.length)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostPieces)
    .map(([piece]) => piece)
}

/** An abbreviation stands for several words; who writes them out does not write it. */
const isPhrase = (term: string): boolean => term.includes(' ') || /\p{Lu}.*\p{Lu}/u.test(term)

/** The meanings of the words of a term; none where one of them is not known, for the others alone say something else. */
function piecesOf(
  term: string,
  language: Language,
  meaningsOf: (word: string, language: Language) => readonly string[],
): string[] {
  const words = tokenize(term).filter(token => !token.whole && !isStopWord(token.text, language))
  const pieces = words.map(({ text }) => meaningsOf(text, language)[0])
  return pieces.flatMap(piece => (piece !== undefined && !pieces.includes(undefined) ? piece : []))
}
