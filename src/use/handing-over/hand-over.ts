import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Language } from '../../db/generated/client/enums.ts'

/** In the order in which somebody new reads them. */
export const handOverParts = [
  'HISTORY',
  'VISITS',
  'LESSONS',
  'PRACTICES',
  'RECOMMENDATIONS',
  'PEOPLE',
  'PARTICIPATIONS',
] as const
export type HandOverPart = (typeof handOverParts)[number]

/** One thing in a hand-over pack; what it says of itself is in the reader's language, what people wrote in theirs. */
export interface HandOverItem {
  readonly part: HandOverPart
  /** The row that it is, where that can be asked for by its id. */
  readonly node?: { readonly type: string; readonly id: string }
  readonly number?: number
  readonly on?: Date | null
  readonly title: string
  readonly text?: string | null
  readonly who?: string
  readonly state?: string
  /** In which title and text were written, where that is known. */
  readonly language?: Language
}

/** So many of each part, the latest: a pack is read by people. */
export const mostOfPart = 200

/** A pack is for those who are, or were, in the partnership, and for the association. */
export const mayHaveHandOver = (viewer: Viewer, memberships: number): boolean =>
  isAssociation(viewer) || (viewer.municipalityId !== undefined && memberships > 0)
