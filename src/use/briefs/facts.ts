import type { Memory } from '../../db/read/memory.ts'
import { domainsUp, regionsOfCountry } from '../../field/catalogues/above.ts'
import type { Plan } from './plan.ts'

/** What a plan shares with others beside its words. */
export const factNames = ['policyDomain', 'missionType', 'country', 'region'] as const
export type FactName = (typeof factNames)[number]
/** The values of each facet, with those above them in the trees. */
export type Facts = Readonly<Record<FactName, readonly string[]>>

export const factsOf = ({ policyDomains, missionTypes, countries }: Plan, catalogues: Memory): Facts => ({
  policyDomain: [...new Set(policyDomains.flatMap(code => domainsUp(code, catalogues)))],
  missionType: missionTypes,
  country: countries,
  region: [...new Set(countries.flatMap(code => regionsOfCountry(code, catalogues)))],
})
