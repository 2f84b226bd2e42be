import { analyseDocument } from '../../src/search/analysis/analyse-document.ts'
import { analyseQuery } from '../../src/search/analysis/analyse-query.ts'
import { wordsAsWritten } from '../../src/search/analysis/as-written.ts'
import { correctQuery } from '../../src/search/correct-query.ts'
import { MemoryIndex } from '../../src/search/engines/embedded/memory-index.ts'
import { everything } from '../../src/search/filter.ts'
import { find } from '../../src/search/find.ts'
import { Vocabulary } from '../../src/search/statistics.ts'
import { conceptsOf, makeConcepts } from '../../src/search/thesaurus/concepts.ts'
import { readThesaurus } from '../../src/search/thesaurus/read-thesaurus.ts'
import { splitCompound } from '../../src/search/thesaurus/split-compound.ts'
import { WEIGHTS } from '../../src/search/weights.ts'
import type { SearchSet } from './read-set.ts'

/** What finding is made of, in the order in which each is added to those before. */
export const INGREDIENTS = [
  'stems mended, ranker',
  'other languages',
  'meanings',
  'split compounds',
  'typing errors',
  'letters',
  'side by side',
] as const

export type Ingredient = (typeof INGREDIENTS)[number]

/** The rooms alone, without database and server, made of some of the ingredients only: to tell what each earns. */
export async function openRooms(
  set: SearchSet,
  made: ReadonlySet<Ingredient>,
): Promise<(query: string) => Promise<string[]>> {
  const split = made.has('split compounds') ? splitCompound : () => []
  const concepts = makeConcepts(await readThesaurus(), undefined, split)
  const expansions = made.has('meanings') ? [conceptsOf(concepts)] : []
  const vocabulary = new Vocabulary()
  const memory = new MemoryIndex()
  memory.put(
    set.docs.map(({ id, text, lang: language = set.lang }) => {
      const terms = analyseDocument({ lesson: text }, language, expansions)
      vocabulary.add('PUBLIC', terms, wordsAsWritten({ lesson: text }, language))
      return { id, version: '', language, attributes: { recent: 0, language }, terms }
    }),
  )
  const engine: Parameters<typeof find>[0] = {
    propose: asked => Promise.resolve({ ...memory.propose(asked), complete: true }),
  }
  const statistics = vocabulary.statisticsFor(() => true)
  const weights = {
    ...WEIGHTS,
    terms: { ...WEIGHTS.terms, ...(!made.has('other languages') && { variant: 0 }) },
    ...(!made.has('letters') && { letters: 0 }),
    ...(!made.has('side by side') && { sideBySide: 0 }),
  }
  return async text => {
    const typed = analyseQuery(text, set.queryLang ?? set.lang, expansions)
    const correcting = { statistics, expansions, spelling: concepts.words, asTyped: new Set<string>() }
    const query = made.has('typing errors') ? correctQuery(typed, correcting) : typed
    const asked = { query, filter: everything, facets: [], fieldWeights: { lesson: 1 }, statistics, weights }
    return (await find(engine, asked)).hits.map(({ id }) => id)
  }
}
