import { tokenize } from '../analysis/tokenize.ts'
import type { Token } from '../analysis/tokenize.ts'
import { isStopWord } from '../analysis/stop-words.ts'
import type { Language } from '../document.ts'
import type { Concepts } from './concepts.ts'

/** How much of the texts of one language the thesaurus knows. */
export interface Known {
  /** Running words that carry meaning. */
  words: number
  /** Those of them that have a meaning in the thesaurus. */
  known: number
  /** How often each of the others stands there. */
  readonly unknown: Map<string, number>
}

export const nothingKnown = (): Known => ({ words: 0, known: 0, unknown: new Map() })

/**
 * Counts the content words of a text: what is no stop word, number, code or single letter, and no name. A name is a
 * word that has a capital where no sentence begins; where nearly all words have one, capitals say nothing.
 */
export function countKnown(concepts: Concepts, text: string, language: Language, into: Known): void {
  const tokens = tokenize(text).filter(token => !token.whole && isWord(token.text))
  const capitals = tokens.filter(token => isCapital(text, token)).length > tokens.length * 0.7
  for (const token of tokens) {
    if (isStopWord(token.text, language)) continue
    if (!capitals && isCapital(text, token) && !beginsSentence(text, token)) continue
    into.words++
    if (concepts.of(token.text, language).length > 0) into.known++
    else into.unknown.set(token.text, (into.unknown.get(token.text) ?? 0) + 1)
  }
}

const isWord = (word: string): boolean => word.length > 1 && /^[\p{L}\p{M}]+$/u.test(word)
const isCapital = (text: string, { start }: Token): boolean => /\p{Lu}/u.test(text.charAt(start))
/** Nothing comes before it, or the end of a sentence, a line or what brings it in. */
const beginsSentence = (text: string, { start }: Token): boolean => {
  const before = text.slice(Math.max(0, start - 12), start).replace(/(?:^|[^\p{L}])[\p{L}]{1,2}['’]$/u, '')
  return start === 0 || /(?:^|[.!?:;•…|\n\r])[\s"'“”„«»‘’()[\]¿¡*–-]*$/u.test(before)
}
