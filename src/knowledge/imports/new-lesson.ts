import type { Language, Level, Outcome, Pillar, State, Visibility } from '../../db/generated/client/enums.ts'

/** A lesson as it is written to the table, under the names of its columns. */
export interface NewLesson {
  id: string
  collection_id: string
  source_key: string
  source_digest: string
  title: string
  title_is_made: boolean
  language: Language
  context: string | null
  what_happened: string | null
  why: string | null
  lesson: string
  recommendation: string | null
  recommended_to: string | null
  holds_when: string | null
  evidence: string | null
  outcome: Outcome
  level: Level | null
  pillars: Pillar[]
  state: State
  visibility: Visibility
  anonymous: boolean
  /** YYYY-MM-DD */
  experienced_on: string | null
  review_on: string | null
  source_document: string | null
  source_page: string | null
  source_url: string | null
  source_outcome: string | null
  visit_id: string | null
  partnership_id: string | null
  municipality_id: string | null
  published_at: Date | null
  created_at: Date
  updated_at: Date
  /** Linked by the codes that people write, not by ids. */
  policyDomains: string[]
  missionTypes: string[]
  countries: string[]
}
