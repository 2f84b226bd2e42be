import type { Language, Outcome } from '../../db/generated/client/enums.ts'

/** A lesson as a collection from elsewhere gives it; what a source never says is not here. */
export interface ImportedLesson {
  /** What makes it the same lesson when the file comes again. */
  sourceKey: string
  title: string
  titleIsMade: boolean
  language: Language
  context: string | null
  whatHappened: string | null
  lesson: string
  recommendation: string | null
  outcome: Outcome
  /** YYYY-MM-DD */
  experiencedOn: string | null
  sourceDocument: string | null
  sourceUrl: string | null
  /** The word the source itself used for the outcome. */
  sourceOutcome: string | null
  /** Codes of the catalogues; one that the catalogue lacks is skipped. */
  policyDomains: string[]
  countries: string[]
}

export interface Refusal {
  field: string
  reason: string
}

/** What one row of a file came to. `line` is where it begins in the file, counted from 1. */
export type ImportRecord =
  | { line: number; lesson: ImportedLesson; undated?: string; notes?: string[] }
  | { line: number; refused: Refusal[] }
