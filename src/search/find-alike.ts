import { analyseDocument } from './analysis/analyse-document.ts'
import { answer } from './answer.ts'
import type { Answering } from './answer.ts'
import { likeness } from './likeness.ts'
import { leastLikeness } from './says-the-same.ts'
import type { Alike, AlikeRequest } from './search.ts'

/** What says nearly the same as this text, the likest first: proposed by its rarest words, then compared as a whole. */
export async function findAlike(on: Answering, request: AlikeRequest): Promise<Alike[]> {
  const { fields, language } = request
  const sample = { text: Object.values(fields).join('.\n'), language, share: 1 }
  const found = await answer(on, { ...request, text: '', beside: [sample], facets: [] })
  const statistics = on.numbers.vocabulary.statisticsFor(request.mayKnow)
  const own = analyseDocument(fields, language, on.expansions)
  return found.candidates
    .map(({ id, terms, attributes }) => {
      const isSame = attributes.language === language
      const is = likeness(own, terms, isSame, statistics)
      return { id, likeness: is, isEnough: is >= leastLikeness(isSame) }
    })
    .filter(({ isEnough }) => isEnough)
    .sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1))
    .map(({ id, likeness }) => ({ id, likeness }))
}
