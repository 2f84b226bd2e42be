import type { Transaction } from '../db/transact.ts'

/** Prisma's own join tables; A and B are the two models in the order of the alphabet. */
type JoinTable =
  | '_PartnershipToProgramme'
  | '_PartnershipToPolicyDomain'
  | '_MunicipalityToVisit'
  | '_PartnershipToVisit'
  | '_MissionTypeToVisit'
  | '_PolicyDomainToVisit'
  | '_CountryToVisit'
  | '_LessonToPolicyDomain'
  | '_LessonToMissionType'
  | '_CountryToLesson'
  | '_GoodPracticeToPolicyDomain'
  | '_GoodPracticeToMissionType'
  | '_CountryToGoodPractice'
  | '_PolicyDomainToQuestion'
  | '_CountryToQuestion'
  | '_QuestionToRegion'
  | '_EventOrganisers'
  | '_EventToRegion'
  | '_CountryToEvent'
  | '_EventToPolicyDomain'
  | '_ConceptToEvent'
  | '_PolicyDomainToSession'
  | '_MunicipalityToSession'

/** Fills a join table with one statement; Prisma itself would take several for every row. */
export async function connectRows(
  tx: Transaction,
  table: JoinTable,
  pairs: readonly (readonly [a: string, b: string])[],
): Promise<void> {
  // Countries and regions go by their code, all else by its id.
  const typeOfA = table.startsWith('_Country') ? 'text' : 'uuid'
  const typeOfB = table.endsWith('ToRegion') ? 'text' : 'uuid'
  await tx.$executeRawUnsafe(
    `insert into "${table}" ("A", "B") select a::${typeOfA}, b::${typeOfB} from unnest($1::text[], $2::text[]) as pair (a, b)`,
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  )
}
