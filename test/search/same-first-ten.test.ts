import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillDatabase, fillMeilisearch, fillMemory, type Proposes } from '../../bench/load/filled-engines.ts'
import { circles, fieldWeights, madeDocuments } from '../../bench/load/made-documents.ts'
import { makeSet } from '../../bench/load/make-set.ts'
import { analyseQuery } from '../../src/search/analysis/analyse-query.ts'
import type { Language } from '../../src/search/document.ts'
import { everything } from '../../src/search/filter.ts'
import type { Filter } from '../../src/search/filter.ts'
import { find } from '../../src/search/find.ts'
import { conceptsOf, makeConcepts } from '../../src/search/thesaurus/concepts.ts'
import { readThesaurus } from '../../src/search/thesaurus/read-thesaurus.ts'
import { long } from '../support/long.ts'

// Whichever engine proposes, a searcher sees the same: the same number of hits, the same counts, the same first ten.

const lessons = long ? 5000 : 1200
const questions = long ? 500 : 100
/** So many candidates of so many lessons, as 200 are of a few thousand: the cut is what engines could differ by. */
const limit = Math.ceil(lessons / 25)

const opened = new AsyncDisposableStack()
const engines: Record<string, Proposes> = {}
const expansions = [conceptsOf(makeConcepts(await readThesaurus()))]
const { docs, queries } = await makeSet(lessons, questions)
const made = madeDocuments(docs, expansions)

beforeAll(async () => {
  const { prepared, documents } = made
  engines.embedded = fillMemory(documents)
  engines.database = await fillDatabase(prepared, opened)
  const meilisearch = await fillMeilisearch(documents, opened)
  if (meilisearch) engines.meilisearch = meilisearch
  else console.log('Not run: Meilisearch beside the others (no MEILI_URL, no program on the PATH)')
}, 300_000)
afterAll(() => opened.disposeAsync())

/** What one of several readers gets of an engine. */
async function ask(engine: Proposes, text: string, language: Language, at: number) {
  const sees = circles.slice(0, 1 + (at % circles.length))
  const visible: Filter = { field: 'audience', in: sees }
  const chosen: Filter = at % 3 === 0 ? { field: 'year', from: 2005, to: 2020 } : everything
  const { hits, total, facets } = await find(engine, {
    query: analyseQuery(text, language, expansions),
    filter: { all: [visible, chosen] },
    facets: [
      { attribute: 'language', filter: { all: [visible, chosen] } },
      { attribute: 'year', filter: visible },
    ],
    fieldWeights,
    limit,
    statistics: made.vocabulary.statisticsFor(audience => sees.includes(audience)),
  })
  return { total, facets, first: hits.slice(0, 10).map(({ id }) => id), all: hits.length }
}

test(`of ${questions} questions in four languages, ninety-nine in a hundred have the same first ten on every engine`, async () => {
  const differing: Record<string, string[]> = {}
  for (const [at, { text, lang = 'en' }] of queries.entries()) {
    // A whole sentence, a few words of it, or one.
    const asked = text
      .split(' ')
      .slice(0, [undefined, 4, 1][at % 3])
      .join(' ')
    const { first, ...counted } = await ask(engines.embedded ?? fail(), asked, lang, at)
    for (const [name, engine] of Object.entries(engines)) {
      const { first: other, ...otherCounted } = await ask(engine, asked, lang, at)
      expect(otherCounted, `${name}: ${asked}`).toEqual(counted)
      if (other.join() !== first.join()) (differing[name] ??= []).push(asked)
    }
  }
  for (const [name, texts] of Object.entries(differing))
    expect(texts.length, `${name}: ${texts.join('\n')}`).toBeLessThanOrEqual(questions / 100)
}, 1_200_000)

const fail = (): never => {
  throw new Error('The engines are not open')
}
