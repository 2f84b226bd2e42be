import type { Memory } from '../../db/read/memory.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { type FieldProblem, type Path, ValidationError } from '../../errors.ts'

type Codes = readonly string[] | null | undefined

/** What a code is a code of, and in which catalogue it stands. */
const catalogues = {
  policyDomains: {
    model: 'PolicyDomain',
    what: 'policy domain; take its code from policyDomains, such as waste-collection',
  },
  missionTypes: { model: 'MissionType', what: 'mission type' },
  collections: { model: 'Collection', what: 'collection; take its code from collections, such as own' },
  regions: { model: 'Region', what: 'region; give its M49 code of three digits, such as 011' },
  countries: { model: 'Country', what: 'country; give its ISO code of two letters, such as SN' },
  programmes: { model: 'Programme', what: 'programme; take its code from programmes' },
} as const

type Catalogue = keyof typeof catalogues

export type CatalogueCodes = { readonly [Name in Catalogue]?: Codes }

/** Refuses codes that no catalogue has, each by its place in the input; nobody is refused by an old memory. */
export async function checkCodes(db: VisibleClient, given: CatalogueCodes, at: Path): Promise<void> {
  if (unknownCodes(await db.$memory.heard(), given, at).length === 0) return
  const problems = unknownCodes(await db.$memory.exact(), given, at)
  if (problems.length > 0) throw new ValidationError(problems)
}

function unknownCodes(memory: Memory, given: CatalogueCodes, at: Path): FieldProblem[] {
  return (Object.keys(catalogues) as Catalogue[]).flatMap(name => {
    const { model, what } = catalogues[name]
    return (given[name] ?? []).flatMap((code, i) =>
      memory.byCode(model, code)
        ? []
        : [{ path: [...at, name, i], message: `${name}: "${code.slice(0, 100)}" is not a ${what}.` }],
    )
  })
}
