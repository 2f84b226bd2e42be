import { isSignedIn } from '../../access/viewer.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Outcome, QuestionState } from '../../db/generated/client/enums.ts'
import { type Path, ValidationError } from '../../errors.ts'
import { monthNumber } from '../../field/found-under.ts'
import type { Language } from '../../language/language.ts'
import type { Filter } from '../../search/filter.ts'
import { everything, nothing } from '../../search/filter.ts'
import type { Chosen } from './facets.ts'

type Some<Value> = readonly Value[] | null

export const kinds = ['LESSON', 'GOOD_PRACTICE', 'VISIT', 'DOCUMENT', 'QUESTION', 'EVENT'] as const
export type Kind = (typeof kinds)[number]

export interface SearchFilter {
  missionTypes?: Some<string>
  policyDomains?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  outcomes?: Some<Outcome>
  languages?: Some<Language>
  collections?: Some<string>
  years?: Some<number>
  questionStates?: Some<QuestionState>
  visitFrom?: Date | null
  visitUntil?: Date | null
}

/** The filter's parts as choices in facets. */
export function readChosen(kinds: Some<Kind> | undefined, filter: SearchFilter): Chosen {
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

/** What passes is of these questions, and of visits of these months. */
export function readBounds(viewer: Viewer, filter: SearchFilter, above: Path = []): Filter {
  const { questionStates } = filter
  return {
    all: [
      readMonths(viewer, filter, above),
      ...(questionStates ? [{ field: 'questionState', in: questionStates }] : []),
    ],
  }
}

/** The months of visits, which only those may ask for who may know of visits. */
function readMonths(viewer: Viewer, { visitFrom, visitUntil }: SearchFilter, above: Path): Filter {
  if (visitFrom && visitUntil && visitUntil < visitFrom) {
    throw ValidationError.at(
      [...above, 'filter', 'visitUntil'],
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
