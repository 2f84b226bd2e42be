import type { PrismaClient } from '../../db/generated/client/client.ts'

/** The tree of regions with its countries, from memory: what facets and filters ask for on every search. */
export interface RegionTree {
  /** The codes of all countries in one of these regions, at any depth. */
  countriesWithin(regions: readonly string[]): string[]
  /** The codes of all regions a country lies in, the narrowest first, the world last. */
  regionsAbove(country: string): string[]
  hasRegion(code: string): boolean
  hasCountry(code: string): boolean
}

const aMinute = 60_000
const read = new WeakMap<PrismaClient, { tree: Promise<RegionTree>; at: number }>()

/** Read once a minute at most, so that what another process changed arrives by itself. */
export function regionTree(prisma: PrismaClient): Promise<RegionTree> {
  const kept = read.get(prisma)
  if (kept && Date.now() - kept.at < aMinute) return kept.tree
  const tree = readRegionTree(prisma)
  read.set(prisma, { tree, at: Date.now() })
  // A failed read is not kept: the next one tries again.
  tree.catch(() => refreshRegionTree(prisma))
  return tree
}

/** After a change by this process: the next question reads again. */
export function refreshRegionTree(prisma: PrismaClient): void {
  read.delete(prisma)
}

async function readRegionTree(prisma: PrismaClient): Promise<RegionTree> {
  const [regions, countries] = await Promise.all([
    prisma.region.findMany(),
    prisma.country.findMany({ select: { code: true, regionCode: true }, orderBy: { code: 'asc' } }),
  ])
  const parentOf = new Map(regions.map(region => [region.code, region.parentCode]))
  const above = new Map(countries.map(country => [country.code, upwards(parentOf, country.regionCode)]))
  return {
    hasRegion: code => parentOf.has(code),
    hasCountry: code => above.has(code),
    regionsAbove: country => above.get(country) ?? [],
    countriesWithin: asked => {
      const wanted = new Set(asked)
      return [...above].flatMap(([country, its]) => (its.some(code => wanted.has(code)) ? [country] : []))
    },
  }
}

function upwards(parentOf: ReadonlyMap<string, string | null>, from: string): string[] {
  const codes: string[] = []
  for (let code: string | null | undefined = from; code; code = parentOf.get(code)) codes.push(code)
  return codes
}
