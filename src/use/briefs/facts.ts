import type { Memory } from '../../db/read/memory.ts'
import { domainsUp, regionsOfCountry } from '../../field/catalogues/above.ts'
import type { SearchAnswer } from '../../search/search.ts'
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

export type Rarities = Readonly<Record<FactName, ReadonlyMap<string, number>>>

/** How much each value of the plan tells: the more, the fewer of our own have it. */
export function raritiesOf(facts: Facts, counts: SearchAnswer['facets']): Rarities {
  const all = (counts['kind'] ?? []).reduce((sum, { count }) => sum + count, 0)
  const of = (name: FactName) => {
    const having = new Map(counts[name]?.map(({ value, count }) => [value, count]))
    const rarity = (value: string) => Math.log((all + 1) / ((having.get(value) ?? 0) + 0.5))
    return new Map(facts[name].map(value => [value, Math.max(rarity(value), 0)]))
  }
  return {
    policyDomain: of('policyDomain'),
    missionType: of('missionType'),
    country: of('country'),
    region: of('region'),
  }
}
