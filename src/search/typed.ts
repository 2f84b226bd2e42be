import { fold } from './analysis/fold.ts'
import { tokenize } from './analysis/tokenize.ts'

/** What somebody has typed so far, without accents. */
export interface Typed {
  readonly words: readonly string[]
  /** The last word may not be typed to its end. */
  readonly isOpen: boolean
}

export function readTyped(text: string): Typed {
  const tokens = tokenize(text).filter(token => !token.whole)
  return { words: tokens.map(token => fold(token.text)), isOpen: tokens.at(-1)?.end === text.length }
}

/** Whether every word typed begins a word of the label, the last one as far as it is typed. */
export function begins({ words, isOpen }: Typed, label: string): boolean {
  const its = readTyped(label).words
  return words.every((word, at) => {
    const isWhole = at === words.length - 1 && !isOpen
    return its.some(other => (isWhole ? other === word : other.startsWith(word)))
  })
}
