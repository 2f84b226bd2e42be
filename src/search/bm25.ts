import { nameNumbers } from './numbered.ts'
import type { Statistics } from './statistics.ts'
import type { Weights } from './weights.ts'

/** How much a word says in each field: names of fields are the caller's. Fields not named count for nothing. */
export type FieldWeights = Readonly<Record<string, number>>

/** A field as it is ranked by: what it weighs, and how long it is by and large. */
interface RankedField {
  readonly weight: number
  readonly average: number
}

/** By the numbers of fields; others are not ranked by. */
export type RankedFields = readonly (RankedField | undefined)[]

export function rankedFields(weights: FieldWeights, statistics: Statistics): RankedFields {
  const fields: RankedField[] = []
  for (const [name, weight] of Object.entries(weights))
    fields[nameNumbers.of(name)] = { weight, average: statistics.averageLength(name) || 1 }
  return fields
}

/** What a term is worth by how few documents have it; never below nought. */
export function rarity(term: string, statistics: Statistics): number {
  const having = statistics.documentsWith(term)
  return Math.log(1 + Math.max(statistics.documents - having + 0.5, 0.5) / (having + 0.5))
}

/** What standing once in a field of this length counts: less in a long one. */
export function presenceIn(
  field: number,
  length: number,
  fields: RankedFields,
  { lengthShare }: Weights,
): number {
  const ranked = fields[field]
  return ranked ? ranked.weight / (1 - lengthShare + (lengthShare * length) / ranked.average) : 0
}

/** What is said again says less each time. */
export const saturated = (sum: number, { saturation }: Weights): number =>
  (sum * (saturation + 1)) / (sum + saturation)
