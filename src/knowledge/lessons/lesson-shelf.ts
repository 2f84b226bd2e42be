import type { Prisma } from '../../db/generated/client/client.ts'
import type { Shelf } from '../../db/read/tree.ts'
import type { LessonFilter } from './lesson-filter.ts'

/** The facets in which lessons stand on shelves, by the part of the filter that speaks of them. */
const facets = {
  missionTypes: { facet: 'missionType', isOnlyOne: false },
  policyDomains: { facet: 'policyDomain', isOnlyOne: false },
  regions: { facet: 'region', isOnlyOne: false },
  countries: { facet: 'country', isOnlyOne: false },
  collections: { facet: 'collection', isOnlyOne: true },
  outcomes: { facet: 'outcome', isOnlyOne: true },
  levels: { facet: 'level', isOnlyOne: true },
  languages: { facet: 'language', isOnlyOne: true },
  years: { facet: 'year', isOnlyOne: true },
} as const satisfies { [Part in keyof LessonFilter]: { facet: string; isOnlyOne: boolean } }

const parts = Object.keys(facets) as (keyof typeof facets)[]

/**
 * The shelf of what a filter asks for: of everything, of one value of a facet, or of several values of a facet of
 * which a lesson has only one, since no lesson may stand on two. Undefined where there is none; `where` is the filter.
 */
export function lessonShelf(
  filter: LessonFilter | null | undefined,
  where: Prisma.LessonWhereInput,
): Shelf | undefined {
  const given = Object.entries(filter ?? {}).filter(([, values]) => values != null)
  if (given.length === 0) return { on: { facet: '', value: '' }, where }
  const part = parts.find(name => name === given[0]?.[0])
  if (given.length > 1 || !part) return undefined
  const { facet, isOnlyOne } = facets[part]
  const values = [...new Set((filter?.[part] ?? []).map(String))]
  if (values.length > 1 && !isOnlyOne) return undefined
  return { on: { facet, value: { in: values } }, where }
}
