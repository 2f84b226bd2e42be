import type { AskedWord } from './find.ts'

/** A stretch of a document that answers to a stretch of what was asked. */
export interface Stretch {
  readonly word: Pick<AskedWord, 'start' | 'end' | 'meant'>
  /** From which word asked to which. */
  readonly places: readonly [first: number, last: number]
  readonly field: string
  readonly text: string
  readonly start: number
  readonly end: number
  /** From which word of the document to which. */
  readonly words: readonly [first: number, last: number]
  readonly terms: ReadonlyMap<string, number>
  readonly isSameWord: boolean
}

/** "collecte des déchets": words side by side that each say something else of one word asked. */
export function grow(before: Stretch | undefined, next: Stretch): Stretch {
  if (!before || before.isSameWord || next.isSameWord || !isBeside(before, next)) return next
  if ([...next.terms.keys()].every(term => before.terms.has(term))) return next
  return { ...before, ...union(before, next) }
}

/** Words asked side by side whose answers stand side by side, or in one word, are shown as one. */
export function joinNeighbours(stretches: readonly Stretch[], asked: string): Stretch[] {
  const joined: Stretch[] = []
  for (const next of stretches.toSorted((a, b) => a.places[0] - b.places[0])) {
    const before = joined.at(-1)
    const isOne =
      before !== undefined &&
      !(before.isSameWord && next.isSameWord) &&
      before.word.meant === undefined &&
      next.word.meant === undefined &&
      before.places[1] + 1 === next.places[0] &&
      isClose(asked.slice(before.word.end, next.word.start)) &&
      (isBeside(before, next) || isBeside(next, before) || isSame(before, next))
    if (!isOne) {
      joined.push(next)
      continue
    }
    joined[joined.length - 1] = {
      ...before,
      ...union(before, next),
      word: { start: before.word.start, end: next.word.end },
      places: [before.places[0], next.places[1]],
      isSameWord: false,
    }
  }
  return joined
}

const union = (a: Stretch, b: Stretch): Pick<Stretch, 'start' | 'end' | 'words' | 'terms'> => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
  words: [Math.min(a.words[0], b.words[0]), Math.max(a.words[1], b.words[1])],
  terms: new Map([...a.terms, ...b.terms]),
})

export const isSame = (a: Stretch, b: Stretch): boolean =>
  a.field === b.field && a.start === b.start && a.end === b.end

const isBeside = (a: Stretch, b: Stretch): boolean =>
  a.field === b.field &&
  a.words[1] + 1 === b.words[0] &&
  a.end <= b.start &&
  isClose(a.text.slice(a.end, b.start))

/** Nothing but little words that carry no meaning: no mark that ends a sentence or divides a list. */
const isClose = (between: string): boolean => between.length <= 20 && /^[\p{L}\p{M}'’ \-]*$/u.test(between)

/** The parts of a word with a hyphen match beside the whole. */
export const holdsMore = (other: Stretch, one: Stretch): boolean =>
  other.isSameWord &&
  one.isSameWord &&
  other.field === one.field &&
  other.start <= one.start &&
  other.end >= one.end &&
  other.end - other.start > one.end - one.start

/** The word itself before what it means; then what says most of it, and what stands first. */
export function isBetter(one: Stretch, other: Stretch | undefined): boolean {
  if (!other) return true
  if (one.isSameWord !== other.isSameWord) return one.isSameWord
  return sum(one) > sum(other)
}

const sum = ({ terms }: Stretch): number => [...terms.values()].reduce((total, tells) => total + tells, 0)

export const rarest = ({ terms }: Stretch): number => Math.max(...terms.values())
