import { analyseDocument } from '../../src/search/analysis/analyse-document.ts'
import { analyseQuery } from '../../src/search/analysis/analyse-query.ts'
import type { SearchDocument } from '../../src/search/document.ts'
import type { Engine } from '../../src/search/engines/port.ts'
import { everything } from '../../src/search/filter.ts'
import { find } from '../../src/search/find.ts'
import { Vocabulary } from '../../src/search/statistics.ts'
import type { SearchSet } from './read-set.ts'
import type { SearchPath } from './search-path.ts'

const FIELD_WEIGHTS = { title: 2, lesson: 1 }
const BATCH = 1000

/** Analysis, engine and ranker alone, without a database: each document is one public lesson without a title. */
export async function openRooms(set: SearchSet, engine: Engine): Promise<SearchPath> {
  const vocabulary = new Vocabulary()
  const documents = set.docs.map(({ text }, at) => toDocument(at, text, set))
  for (const document of documents) vocabulary.add('PUBLIC', document.terms)
  const filling = await engine.rebuild()
  for (let at = 0; at < documents.length; at += BATCH) await filling.put(documents.slice(at, at + BATCH))
  await filling.swap()
  const statistics = vocabulary.statisticsFor(() => true)
  return {
    async ask(text) {
      const query = analyseQuery(text, set.queryLang ?? set.lang)
      const found = await find(engine, {
        query,
        filter: everything,
        facets: [],
        fieldWeights: FIELD_WEIGHTS,
        statistics,
      })
      return found.hits.map(({ id }) => set.docs[Number(id.slice('Lesson_'.length))]?.id ?? '')
    },
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  }
}

function toDocument(at: number, text: string, { lang }: SearchSet): SearchDocument {
  return {
    id: `Lesson_${at}`,
    version: '1',
    language: lang,
    attributes: { recent: 0, language: lang },
    terms: analyseDocument({ title: '', lesson: text }, lang),
  }
}
