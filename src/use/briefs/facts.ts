import type { Memory } from '../../db/read/memory.ts'
import type { Plan } from './plan.ts'

/** What a plan shares with others beside its words. */
export const factNames = ['policyDomain', 'missionType', 'country', 'region'] as const
export type FactName = (typeof factNames)[number]
/** The values of each facet, with those above them in the trees. */
export type Facts = Readonly<Record<FactName, readonly string[]>>

export function factsOf({ policyDomains, missionTypes, countries }: Plan, catalogues: Memory): Facts {
  const domainsUp = (code: string): string[] => {
    const domain = catalogues.byCode('PolicyDomain', code)
    const parent = domain?.parentId ? catalogues.where('PolicyDomain', 'id', domain.parentId)[0] : undefined
    const above = parent?.values['code']
    return [code, ...(typeof above === 'string' ? domainsUp(above) : [])]
  }
  const regionsUp = (code: string | null | undefined): string[] =>
    code && code !== world ? [code, ...regionsUp(catalogues.byCode('Region', code)?.parentCode)] : []
  return {
    policyDomain: [...new Set(policyDomains.flatMap(domainsUp))],
    missionType: missionTypes,
    country: countries,
    region: [
      ...new Set(countries.flatMap(code => regionsUp(catalogues.byCode('Country', code)?.regionCode))),
    ],
  }
}

const world = '001'
