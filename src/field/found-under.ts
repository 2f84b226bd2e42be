import type { Prisma } from '../db/generated/client/client.ts'
import { languages } from '../language/language.ts'
import { countryName, regionName } from '../language/place-names.ts'

// What a lesson, a practice, a visit, a question or an event can be found under: catalogues with their trees, and the names of places.

export const region = {
  select: {
    code: true,
    parent: {
      select: { code: true, parent: { select: { code: true, parent: { select: { code: true } } } } },
    },
  },
} satisfies Prisma.RegionDefaultArgs

export const country = { select: { code: true, region } } satisfies Prisma.CountryDefaultArgs

export const foundUnder = {
  missionTypes: { select: { code: true } },
  policyDomains: {
    select: { code: true, parent: { select: { code: true, parent: { select: { code: true } } } } },
  },
  countries: country,
} satisfies Prisma.LessonSelect

/** What a catalogue calls one of its rows, in every language: whoever searches in Spanish finds what was filed in Dutch. */
export const labels = { labelNl: true, labelFr: true, labelEs: true, labelEn: true } as const

type Labelled = Record<keyof typeof labels, string>

export const labelsOf = (rows: readonly Labelled[]): string[] =>
  rows.flatMap(({ labelNl, labelFr, labelEs, labelEn }) => [labelNl, labelFr, labelEs, labelEn])

export interface Branch {
  code: string
  parent?: Branch | null
}

export interface CountryInRegion {
  code: string
  region: Branch
}

interface Found {
  missionTypes: readonly { code: string }[]
  policyDomains: readonly Branch[]
  countries: readonly CountryInRegion[]
  /** Named by themselves, beside those that the countries lie in. */
  regions?: readonly Branch[]
}

/** The values of the facets: what stands under a branch stands under the whole bough. */
export function facetValues({ missionTypes, policyDomains, countries, regions = [] }: Found) {
  return {
    missionType: inOrder(missionTypes.map(({ code }) => code)),
    policyDomain: inOrder(policyDomains.flatMap(upwards)),
    country: inOrder(countries.map(({ code }) => code)),
    region: inOrder([...countries.flatMap(({ region }) => upwards(region)), ...regions.flatMap(upwards)]),
  }
}

/** The names of countries and their regions in every language, but not the world's: all is there. */
export function namesOfPlaces(
  countries: readonly CountryInRegion[],
  regions: readonly Branch[] = [],
): string[] {
  const { country, region } = facetValues({ missionTypes: [], policyDomains: [], countries, regions })
  return languages.flatMap(language => [
    ...country.map(code => countryName(code, language)),
    ...region.filter(code => code !== world).map(code => regionName(code, language)),
  ])
}

/** Each once, in an order that no statement changes: documents are compared by their content. */
export const inOrder = (texts: readonly string[]): string[] => [...new Set(texts)].sort()

const world = '001'

const upwards = ({ code, parent }: Branch): string[] => [code, ...(parent ? upwards(parent) : [])]

/** A month as one number, so that a filter can say from and to. */
export const monthNumber = (day: Date): number => day.getUTCFullYear() * 12 + day.getUTCMonth()

/** A moment as whole seconds: what the newest first goes by. */
export const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1000)
