import { isSignedIn } from '../../access/viewer.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Outcome } from '../../db/generated/client/enums.ts'
import { ValidationError } from '../../errors.ts'
import type { FieldProblem } from '../../errors.ts'
import { monthNumber } from '../../field/found-under.ts'
import type { RegionTree } from '../../field/places/region-tree.ts'
import type { Language } from '../../language/language.ts'
import type { Filter } from '../../search/filter.ts'
import { everything, nothing } from '../../search/filter.ts'
import type { CatalogueLabels } from './catalogue-labels.ts'
import type { Chosen } from './facets.ts'

type Some<Value> = readonly Value[] | null

export type Kind = 'LESSON' | 'GOOD_PRACTICE' | 'VISIT'

export interface SearchFilter {
  missionTypes?: Some<string>
  policyDomains?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  outcomes?: Some<Outcome>
  languages?: Some<Language>
  collections?: Some<string>
  years?: Some<number>
  visitFrom?: Date | null
  visitUntil?: Date | null
}

export interface Catalogues {
  readonly labels: CatalogueLabels
  readonly places: RegionTree
}

/** The filter's parts as choices in facets; a code that no catalogue has is refused, each by its place. */
export function readChosen(
  kinds: Some<Kind> | undefined,
  filter: SearchFilter,
  { labels, places }: Catalogues,
): Chosen {
  const problems = [
    ...unknown(
      'policyDomains',
      filter.policyDomains,
      code => labels.POLICY_DOMAIN.has(code),
      'policy domain; take its code from policyDomains, such as waste-collection',
    ),
    ...unknown(
      'collections',
      filter.collections,
      code => labels.COLLECTION.has(code),
      'collection; its code is such as own or ifrc',
    ),
    ...unknown(
      'regions',
      filter.regions,
      places.hasRegion,
      'region; give its M49 code of three digits, such as 011',
    ),
    ...unknown(
      'countries',
      filter.countries,
      places.hasCountry,
      'country; give its ISO code of two letters, such as SN',
    ),
  ]
  if (problems.length > 0) throw new ValidationError(problems)
  return {
    KIND: kinds ?? undefined,
    MISSION_TYPE: filter.missionTypes ?? undefined,
    POLICY_DOMAIN: filter.policyDomains ?? undefined,
    REGION: filter.regions ?? undefined,
    COUNTRY: filter.countries ?? undefined,
    OUTCOME: filter.outcomes ?? undefined,
    LANGUAGE: filter.languages ?? undefined,
    COLLECTION: filter.collections ?? undefined,
    YEAR: filter.years ?? undefined,
  }
}

function unknown(
  name: string,
  codes: Some<string> | undefined,
  known: (code: string) => boolean,
  what: string,
): FieldProblem[] {
  return (codes ?? []).flatMap((code, i) =>
    known(code)
      ? []
      : [{ path: ['filter', name, i], message: `${name}: "${code.slice(0, 100)}" is not a ${what}.` }],
  )
}

/** The months of visits, which only those may ask for who may know of visits. */
export function readBounds(viewer: Viewer, { visitFrom, visitUntil }: SearchFilter): Filter {
  if (visitFrom && visitUntil && visitUntil < visitFrom) {
    throw ValidationError.at(
      ['filter', 'visitUntil'],
      'visitUntil: the last day does not lie before the first.',
    )
  }
  if (!visitFrom && !visitUntil) return everything
  if (!isSignedIn(viewer)) return nothing
  return {
    field: 'month',
    ...(visitFrom ? { from: monthNumber(visitFrom) } : {}),
    ...(visitUntil ? { to: monthNumber(visitUntil) } : {}),
  }
}
