import type { VisibleClient } from '../../db/visible-client.ts'
import { type FieldProblem, type Path, ValidationError } from '../../errors.ts'

type Codes = readonly string[] | null | undefined

/** What a code is a code of, and how each catalogue is asked which of some codes it knows. */
const catalogues = {
  policyDomains: {
    what: 'policy domain; take its code from policyDomains, such as waste-collection',
    known: (db: VisibleClient, codes: string[]) =>
      db.policyDomain.findMany({ where: { code: { in: codes } }, select: { code: true } }),
  },
  missionTypes: {
    what: 'mission type',
    known: (db: VisibleClient, codes: string[]) =>
      db.missionType.findMany({ where: { code: { in: codes } }, select: { code: true } }),
  },
  countries: {
    what: 'country; give its ISO code of two letters, such as SN',
    known: (db: VisibleClient, codes: string[]) =>
      db.country.findMany({ where: { code: { in: codes } }, select: { code: true } }),
  },
  regions: {
    what: 'region; give its M49 code of three digits, such as 011',
    known: (db: VisibleClient, codes: string[]) =>
      db.region.findMany({ where: { code: { in: codes } }, select: { code: true } }),
  },
  collections: {
    what: 'collection; take its code from collections, such as own',
    known: (db: VisibleClient, codes: string[]) =>
      db.collection.findMany({ where: { code: { in: codes } }, select: { code: true } }),
  },
  programmes: {
    what: 'programme; take its code from programmes',
    known: (db: VisibleClient, codes: string[]) =>
      db.programme.findMany({ where: { code: { in: codes } }, select: { code: true } }),
  },
}

export type CatalogueCodes = { readonly [Catalogue in keyof typeof catalogues]?: Codes }

/** Refuses codes that no catalogue has, each by its place in the input; asks only for catalogues that are spoken of. */
export async function checkCodes(db: VisibleClient, given: CatalogueCodes, at: Path): Promise<void> {
  const asked = (Object.keys(catalogues) as (keyof typeof catalogues)[]).filter(name => given[name]?.length)
  const problems = await Promise.all(asked.map(name => unknownCodes(db, name, given[name] ?? [], at)))
  if (problems.flat().length) throw new ValidationError(problems.flat())
}

async function unknownCodes(
  db: VisibleClient,
  name: keyof typeof catalogues,
  codes: readonly string[],
  at: Path,
): Promise<FieldProblem[]> {
  const known = new Set((await catalogues[name].known(db, [...codes])).map(row => row.code))
  return codes.flatMap((code, i) =>
    known.has(code)
      ? []
      : [{ path: [...at, name, i], message: `${name}: "${code}" is not a ${catalogues[name].what}.` }],
  )
}
