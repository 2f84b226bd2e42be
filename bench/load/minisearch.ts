import MiniSearch from 'minisearch'
import { analyseDocument } from '../../src/search/analysis/analyse-document.ts'
import { analyseQuery } from '../../src/search/analysis/analyse-query.ts'
import { words } from '../../src/search/analysis/words.ts'
import type { Language } from '../../src/language/language.ts'
import { MOST_TERMS } from '../../src/search/engines/port.ts'
import { termsOf } from '../../src/search/terms.ts'
import { conceptsOf, makeConcepts } from '../../src/search/thesaurus/concepts.ts'
import { readThesaurus } from '../../src/search/thesaurus/read-thesaurus.ts'
import type { SearchSet } from '../sets/read-set.ts'

type Query = SearchSet['queries'][number]
type Terms = (text: string, language: Language) => string[]

const counted = ['kind', 'language']

/**
 * MiniSearch over the documents of a set, in this process. `terms`: the work of our own index, so that a question finds
 * what other languages say: stems and meanings, the ten rarest of the question, the values of its hits counted.
 * `stems`: the stems of the texts alone, nothing counted, which no search of ours could be answered by.
 */
export async function openMiniSearch(
  { docs, lang }: SearchSet,
  asked: 'terms' | 'stems',
): Promise<(query: Query) => unknown> {
  const { ofDocument, ofQuery } = asked === 'terms' ? await sameTerms() : stems
  const index = new MiniSearch({
    fields: ['text'],
    storeFields: asked === 'terms' ? counted : [],
    tokenize: text => text.split(' '),
    processTerm: term => term,
  })
  const documentsWith = new Map<string, number>()
  for (const { id, text, lang: language = lang } of docs) {
    const terms = ofDocument(text, language)
    for (const term of new Set(terms)) documentsWith.set(term, (documentsWith.get(term) ?? 0) + 1)
    index.add({ id, text: terms.join(' '), kind: 'LESSON', language })
  }
  const rarest = (terms: readonly string[]) =>
    [...new Set(terms)]
      .filter(term => documentsWith.has(term))
      .sort((one, other) => (documentsWith.get(one) ?? 0) - (documentsWith.get(other) ?? 0))
      .slice(0, MOST_TERMS)
  return ({ text, lang: language = lang }) => {
    const terms = ofQuery(text, language)
    const hits = index.search((asked === 'terms' ? rarest(terms) : terms).join(' '))
    return {
      hits: hits.slice(0, 20),
      facets: asked === 'terms' ? counted.map(name => count(hits, name)) : [],
    }
  }
}

const stemsOf: Terms = (text, language) => words(text, language).map(({ term }) => term)
const stems = { ofDocument: stemsOf, ofQuery: stemsOf }

async function sameTerms(): Promise<{ ofDocument: Terms; ofQuery: Terms }> {
  const expansions = [conceptsOf(makeConcepts(await readThesaurus()))]
  return {
    ofDocument: (text, language) =>
      [...termsOf(analyseDocument({ lesson: text }, language, expansions))].flatMap(([term, times]) =>
        Array.from({ length: times }, () => term),
      ),
    ofQuery: (text, language) =>
      analyseQuery(text, language, expansions).words.flatMap(({ terms }) => [...terms.keys()]),
  }
}

function count(hits: readonly Record<string, unknown>[], name: string): Map<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const hit of hits) counts.set(hit[name], (counts.get(hit[name]) ?? 0) + 1)
  return counts
}
