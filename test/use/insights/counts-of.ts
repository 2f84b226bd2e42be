import type { Asker } from '../../support/asker.ts'

const typeOf: Readonly<Record<string, string>> = {
  lessons: 'LessonFilter',
  recommendations: 'RecommendationFilter',
  reuses: 'ReuseFilter',
  participations: 'ParticipationFilter',
  questions: 'QuestionFilter',
  events: 'EventFilter',
}

/** How many a list has under each of the filters that rows hand out. */
export async function countsOf(asker: Asker, list: string, filters: readonly object[]): Promise<number[]> {
  const variables = filters.map((_, i) => `$f${i}: ${typeOf[list]}`).join(', ')
  const counts = filters.map((_, i) => `c${i}: ${list}(filter: $f${i}) { totalCount }`).join(' ')
  const given = Object.fromEntries(filters.map((filter, i) => [`f${i}`, filter]))
  const answer = await asker.ask(`query (${variables}) { ${counts} }`, given)
  return filters.map((_, i) => answer[`c${i}`].totalCount as number)
}
