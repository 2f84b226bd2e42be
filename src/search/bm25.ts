import type { Statistics } from './statistics.ts'
import type { FieldTerms } from './terms.ts'
import type { Weights } from './weights.ts'

/** A field as it is ranked by: what it weighs, and how long it is by and large. */
export interface RankedField {
  readonly weight: number
  readonly average: number
}

/** What a term is worth by how few documents have it; never below nought. */
export function rarity(term: string, statistics: Statistics): number {
  const having = statistics.documentsWith(term)
  return Math.log(1 + Math.max(statistics.documents - having + 0.5, 0.5) / (having + 0.5))
}

/** What standing once in a field counts: less in a long one. */
export function presenceIn(
  { length }: FieldTerms,
  { weight, average }: RankedField,
  { lengthShare }: Weights,
): number {
  return weight / (1 - lengthShare + (lengthShare * length) / average)
}

/** What is said again says less each time. */
export const saturated = (sum: number, { saturation }: Weights): number =>
  (sum * (saturation + 1)) / (sum + saturation)
