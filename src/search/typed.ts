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

/** Whether every word typed begins a word of the label, one after the other, the last one as far as it is typed. */
export function begins({ words, isOpen }: Typed, label: string): boolean {
  const its = wordsOf(label)
  let from = 0
  return words.every((word, at) => {
    const isWhole = at === words.length - 1 && !isOpen
    const place = its.findIndex(
      (other, there) => there >= from && (isWhole ? other === word : other.startsWith(word)),
    )
    from = place + 1
    return place >= 0
  })
}

const longestMemory = 50_000
const memory = new Map<string, readonly string[]>()

/** Thousands of labels are looked at with every letter that somebody types. */
function wordsOf(label: string): readonly string[] {
  const known = memory.get(label)
  if (known) return known
  if (memory.size >= longestMemory) memory.clear()
  const { words } = readTyped(label)
  memory.set(label, words)
  return words
}
