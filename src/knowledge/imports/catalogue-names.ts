import type { VisibleClient } from '../../db/visible-client.ts'
import { countryCode } from './country-codes.ts'
import { foldText } from './fold-text.ts'

/** What people write for an entry of a catalogue: its code, or its name in one of the four languages. */
export interface CatalogueNames {
  policyDomains(name: string): string | null
  missionTypes(name: string): string | null
  countries(name: string): string | null
}

export async function readCatalogueNames(db: VisibleClient): Promise<CatalogueNames> {
  const labels = { code: true, labelNl: true, labelFr: true, labelEs: true, labelEn: true } as const
  const [domains, types, countries] = await Promise.all([
    db.policyDomain.findMany({ select: labels }),
    db.missionType.findMany({ select: labels }),
    db.country.findMany({ select: { code: true } }),
  ])
  const codes = new Set(countries.map(({ code }) => code))
  return {
    policyDomains: finder(domains),
    missionTypes: finder(types),
    countries(name) {
      const code = codes.has(name.toUpperCase()) ? name.toUpperCase() : countryCode(name)
      return code && codes.has(code) ? code : null
    },
  }
}

interface Labelled {
  code: string
  labelNl: string
  labelFr: string
  labelEs: string
  labelEn: string
}

function finder(rows: Labelled[]): (name: string) => string | null {
  const codes = new Map<string, string | null>()
  for (const row of rows) {
    for (const label of new Set([row.labelNl, row.labelFr, row.labelEs, row.labelEn].map(foldText))) {
      // A name that two entries share says neither.
      codes.set(label, codes.has(label) ? null : row.code)
    }
  }
  for (const { code } of rows) codes.set(foldText(code), code)
  return name => codes.get(foldText(name)) ?? null
}
