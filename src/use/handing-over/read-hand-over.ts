import type { Context } from '../../context.ts'
import type { Language } from '../../language/language.ts'
import type { HandOverItem, HandOverPart } from './hand-over.ts'
import { readHistory } from './read-history.ts'
import { readLessons, readPractices } from './read-learned.ts'
import { readParticipations, readPeople, readRecommendations, readVisits } from './read-work.ts'

type Reading = Pick<Context, 'viewer' | 'db' | 'now'>

const readers: Record<
  HandOverPart,
  (reading: Reading, partnershipId: string, language: Language) => Promise<HandOverItem[]>
> = {
  HISTORY: readHistory,
  VISITS: readVisits,
  LESSONS: readLessons,
  PRACTICES: readPractices,
  RECOMMENDATIONS: readRecommendations,
  PEOPLE: readPeople,
  PARTICIPATIONS: readParticipations,
}

/** What somebody new to a partnership should have, part by part, as far as this reader may see it. */
export async function readHandOver(
  reading: Reading,
  partnershipId: string,
  parts: readonly HandOverPart[],
  language: Language,
): Promise<HandOverItem[]> {
  const read = await Promise.all(parts.map(part => readers[part](reading, partnershipId, language)))
  return read.flat()
}
