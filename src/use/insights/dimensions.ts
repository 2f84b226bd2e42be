import type { Level, Outcome } from '../../db/generated/client/enums.ts'
import type { Language } from '../../language/language.ts'

type Some<Value> = readonly Value[] | null

export interface CoverageFilter {
  missionTypes?: Some<string>
  policyDomains?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  collections?: Some<string>
  outcomes?: Some<Outcome>
  levels?: Some<Level>
  languages?: Some<Language>
  years?: Some<number>
}

export type Dimension = 'MISSION_TYPE' | 'POLICY_DOMAIN' | 'REGION' | 'OUTCOME' | 'YEAR'

/** The dimensions that stand in the key of a kept cell; outcomes are its numbers. */
export const keyed = [
  { name: 'MISSION_TYPE', part: 'missionTypes', facet: 'missionType', column: 'mission_type' },
  { name: 'POLICY_DOMAIN', part: 'policyDomains', facet: 'policyDomain', column: 'policy_domain' },
  { name: 'REGION', part: 'regions', facet: 'region', column: 'region' },
  { name: 'YEAR', part: 'years', facet: 'year', column: 'year' },
] as const satisfies readonly {
  name: Dimension
  part: keyof CoverageFilter
  facet: string
  column: string
}[]

export type Keyed = (typeof keyed)[number]

/** Every part of a filter but the outcomes, and the facet it speaks of; the most telling first. */
export const facetOfPart = {
  countries: 'country',
  policyDomains: 'policyDomain',
  regions: 'region',
  missionTypes: 'missionType',
  years: 'year',
  levels: 'level',
  languages: 'language',
  collections: 'collection',
} as const satisfies { [Part in Exclude<keyof CoverageFilter, 'outcomes'>]: string }

export type Part = keyof typeof facetOfPart
export const parts = Object.keys(facetOfPart) as Part[]

/** What a filter says in one of its parts, each value once; undefined where it says nothing. */
export function valuesOf(filter: CoverageFilter, part: Part): string[] | undefined {
  const values = filter[part]
  return values ? [...new Set(values.map(String))] : undefined
}

/**
 * Whether kept cells can answer: every part that is given is a dimension of them, and one that is not counted by has
 * one value at most; a lesson of two would count twice. Of its years a lesson has only one.
 */
export function isKept(by: readonly Dimension[], filter: CoverageFilter): boolean {
  return parts.every(part => {
    const values = valuesOf(filter, part)
    const dimension = keyed.find(each => each.part === part)
    if (!values) return true
    if (!dimension) return false
    return part === 'years' || values.length <= 1 || by.includes(dimension.name)
  })
}
