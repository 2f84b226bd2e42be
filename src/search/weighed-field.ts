import { presenceIn } from './bm25.ts'
import type { RankedField } from './bm25.ts'
import type { Candidate } from './engines/port.ts'
import { passingFields } from './numbered-field.ts'
import type { NumberedField } from './numbered-field.ts'
import type { Weights } from './weights.ts'

/** A field of one document as it is ranked. */
export interface WeighedField {
  readonly its: NumberedField
  /** What standing once in it counts. */
  readonly presence: number
}

export function weighedFields(
  { terms, numbered = passingFields(terms) }: Candidate,
  fields: ReadonlyMap<string, RankedField>,
  weights: Weights,
): WeighedField[] {
  const weighed: WeighedField[] = []
  for (const its of numbered) {
    const ranked = fields.get(its.name)
    if (ranked) weighed.push({ its, presence: presenceIn(its.field, ranked, weights) })
  }
  return weighed
}
