import type { Prisma } from '../../db/generated/client/client.ts'
import type { Language, QuestionState, Visibility } from '../../db/generated/client/enums.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { inYear } from '../../field/day.ts'
import { forRegions, withinDomains } from '../../field/catalogues/within.ts'
import type { Some } from '../catalogue-filter.ts'

export interface QuestionFilter {
  states?: Some<QuestionState>
  policyDomains?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  languages?: Some<Language>
  visibilities?: Some<Visibility>
  municipalities?: Some<{ id: string }>
  years?: Some<number>
  neededFrom?: Date | null
  neededUntil?: Date | null
  hasAnswers?: boolean | null
}

/** The questions that pass every part of a filter; within one part, one of its values is enough. */
export async function questionFilter(
  db: VisibleClient,
  filter: QuestionFilter | null | undefined,
): Promise<Prisma.QuestionWhereInput> {
  if (!filter) return {}
  await checkCodes(db, filter, ['filter'])
  const { states, policyDomains, regions, countries, languages, visibilities, municipalities } = filter
  const { years, neededFrom, neededUntil, hasAnswers } = filter
  if (neededFrom && neededUntil && neededUntil < neededFrom)
    throw ValidationError.at(
      ['filter', 'neededUntil'],
      'neededUntil: the last day does not lie before the first.',
    )
  return {
    AND: [
      states ? { state: { in: [...states] } } : {},
      policyDomains ? { policyDomains: { some: withinDomains(policyDomains) } } : {},
      regions ? forRegions(regions) : {},
      countries ? { countries: { some: { code: { in: [...countries] } } } } : {},
      languages ? { language: { in: [...languages] } } : {},
      visibilities ? { visibility: { in: [...visibilities] } } : {},
      municipalities ? { municipalityId: { in: municipalities.map(({ id }) => id) } } : {},
      years ? { OR: years.map(year => ({ createdAt: inYear(year) })) } : {},
      neededFrom ? { neededBy: { gte: neededFrom } } : {},
      neededUntil ? { neededBy: { lte: neededUntil } } : {},
      hasAnswers == null ? {} : { answers: hasAnswers ? { some: {} } : { none: {} } },
    ],
  }
}
