type Within = { OR: object[] }

/** A Prisma filter on a policy domain: one of the codes, or beneath one of them in the tree. */
export const withinDomains = (codes: readonly string[]): Within => within(codes, 3)

/** A Prisma filter on a region: one of the M49 codes, or beneath one of them. The deepest is world, continent, subregion, part. */
export const withinRegions = (codes: readonly string[]): Within => within(codes, 4)

/** A Prisma filter on what is for regions as a whole, or for some countries: within one of the regions, or a country there. */
export const forRegions = (codes: readonly string[]) => ({
  OR: [
    { regions: { some: withinRegions(codes) } },
    { countries: { some: { region: withinRegions(codes) } } },
  ],
})

function within(codes: readonly string[], depth: number): Within {
  const here = { code: { in: [...codes] } }
  return depth === 1 ? { OR: [here] } : { OR: [here, { parent: within(codes, depth - 1) }] }
}
