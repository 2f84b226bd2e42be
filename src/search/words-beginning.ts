import { termsOfWord } from './analysis/analyse-query.ts'
import { isStopWord } from './analysis/stop-words.ts'
import { tokenize } from './analysis/tokenize.ts'
import type { Answering } from './answer.ts'
import type { Language } from './document.ts'
import type { Beginning, BeginningRequest } from './search.ts'
import type { Concepts } from './thesaurus/concepts.ts'
import { begins } from './typed.ts'

/** So many terms that begin alike are weighed, the shortest first. */
const MOST_WEIGHED = 60

export interface Known extends Pick<Answering, 'numbers' | 'excluded' | 'expansions'> {
  readonly concepts: Pick<Concepts, 'ofTheField'>
}

/** From memory: what stands in more documents of this viewer than are just being taken away stands in one at least. */
export function wordsBeginning(
  { numbers, excluded, expansions, concepts }: Known,
  { typed, names, language, mayKnow, most }: BeginningRequest,
): Beginning {
  const statistics = numbers.vocabulary.statisticsFor(mayKnow)
  const leadsTo = (text: string) => {
    const words = tokenize(text).filter(token => !token.whole && !isStopWord(token.text, language))
    const documents = words.map(({ text: word }) => {
      const terms = termsOfWord(word, language, expansions)
      return Math.max(0, ...[...terms.keys()].map(term => statistics.documentsWith(term)))
    })
    return documents.length > 0 ? Math.min(...documents) : 0
  }
  const isThere = (documents: number) => documents > excluded.ids.size
  const found = termsFor(concepts, typed, language)
    .map(term => ({ term, documents: leadsTo(term) }))
    .filter(({ documents }) => isThere(documents))
    .sort((one, other) => other.documents - one.documents || (one.term < other.term ? -1 : 1))
  return {
    terms: found.slice(0, most).map(({ term }) => term),
    names: names.filter(name => isThere(leadsTo(name))),
  }
}

/** Of each concept the first of its terms that begins so. */
function termsFor(
  concepts: Known['concepts'],
  typed: BeginningRequest['typed'],
  language: Language,
): string[] {
  return concepts
    .ofTheField(language)
    .flatMap(terms => terms.find(term => begins(typed, term)) ?? [])
    .sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
    .slice(0, MOST_WEIGHED)
}
