import type { Language, State } from '../db/generated/client/enums.ts'
import { withinDomains, withinRegions } from '../field/catalogues/within.ts'

export type Some<Value> = readonly Value[] | null

/** What lessons and good practices are both filtered on. */
export interface CatalogueFilter {
  missionTypes?: Some<string>
  policyDomains?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  languages?: Some<Language>
  states?: Some<State>
}

/** One condition for each part that is given. */
export function catalogueConditions({
  missionTypes,
  policyDomains,
  regions,
  countries,
  languages,
  states,
}: CatalogueFilter) {
  return [
    missionTypes ? { missionTypes: { some: { code: { in: [...missionTypes] } } } } : {},
    policyDomains ? { policyDomains: { some: withinDomains(policyDomains) } } : {},
    regions ? { countries: { some: { region: withinRegions(regions) } } } : {},
    countries ? { countries: { some: { code: { in: [...countries] } } } } : {},
    languages ? { language: { in: [...languages] } } : {},
    states ? { state: { in: [...states] } } : {},
  ]
}
