import type { Viewer } from '../../access/viewer.ts'
import type { Decider } from '../../knowledge/reuse/find-decider.ts'
import type { Language } from '../../language/language.ts'

/** What is known of a visit when its brief is made: each part may be missing, and the brief is better with each. */
export interface Plan {
  /** For whom items are chosen: what this viewer may not see does not exist. */
  readonly reader: Viewer
  /** In which labels are written where a text has no language of its own. */
  readonly language: Language
  readonly title: string
  /** Purpose and terms of reference. */
  readonly papers: readonly string[]
  /** Codes. */
  readonly missionTypes: readonly string[]
  readonly policyDomains: readonly string[]
  readonly countries: readonly string[]
  readonly partnerships: readonly { readonly id: string; readonly name: string }[]
  /** Absent where nobody says when. */
  readonly startsOn: Date | undefined
  /** Of one partnership alone, within a visit that the association organises for several. */
  readonly invitationId?: string
  /** Absent of a plan that is not on record. */
  readonly visit: { readonly id: string; readonly number: number } | undefined
}

/** Who decides on its brief; undefined of a plan that is not on record. */
export const deciderOf = ({ visit, invitationId }: Plan): Decider | undefined =>
  visit && { visitId: visit.id, invitationId }
