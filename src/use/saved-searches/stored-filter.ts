import { z } from 'zod'
import { Outcome, QuestionState } from '../../db/generated/client/enums.ts'
import { languages } from '../../language/language.ts'
import { kinds as allKinds, type Kind, type SearchFilter } from '../finding/read-filter.ts'

const texts = z.array(z.string()).optional()
const day = z
  .string()
  .transform(text => new Date(text))
  .optional()

const stored = z.object({
  missionTypes: texts,
  policyDomains: texts,
  regions: texts,
  countries: texts,
  outcomes: z.array(z.enum(Outcome)).optional(),
  languages: z.array(z.enum(languages)).optional(),
  collections: texts,
  years: z.array(z.number()).optional(),
  questionStates: z.array(z.enum(QuestionState)).optional(),
  visitFrom: day,
  visitUntil: day,
})

export type StoredFilter = z.output<typeof stored>

/** Days are kept as days. */
export function storeFilter(filter: SearchFilter | null | undefined): Record<string, unknown> {
  const said = Object.entries(filter ?? {}).filter(([, value]) => value != null)
  return Object.fromEntries(
    said.map(([name, value]) => [name, value instanceof Date ? value.toISOString().slice(0, 10) : value]),
  )
}

export const readStoredFilter = (filter: unknown): StoredFilter => stored.parse(filter)

const some = z.array(z.enum(allKinds))

/** None at all: every kind. */
export const readKinds = (kinds: readonly string[]): Kind[] => some.parse(kinds)
