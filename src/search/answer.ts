import { type AnalysedQuery, analyseQuery, termsOfWord } from './analysis/analyse-query.ts'
import { readQuery } from './analysis/read-query.ts'
import { isStopWord } from './analysis/stop-words.ts'
import type { Expansion } from './analysis/words.ts'
import { EngineAwayError, EngineKeyError, IndexVersionError } from './engines/engine-errors.ts'
import type { Engine } from './engines/port.ts'
import type { Proposer } from './engines/database/database-engine.ts'
import type { Filter } from './filter.ts'
import { correctQuery } from './correct-query.ts'
import type { Spelling } from './correct-query.ts'
import { didYouMean } from './did-you-mean.ts'
import { find } from './find.ts'
import type { Found, FindRequest } from './find.ts'
import { withSamples } from './samples.ts'
import { saysTheSame } from './says-the-same.ts'
import type { AtLeastOne, SearchAnswer, SearchRequest } from './search.ts'
import type { Excluded } from './stored/excluded.ts'
import type { Numbers } from './stored/numbers.ts'

/** More than these in a filter are too much for an engine; the database takes any number. */
const MOST_EXCLUDED = 1000

export interface Answering {
  /** Absent where another process owns it. */
  readonly engine: Engine | undefined
  readonly database: Proposer
  readonly numbers: Numbers
  readonly excluded: Excluded
  /** The same as the documents were made with. */
  readonly expansions: readonly Expansion[]
  readonly spelling: Spelling
  /** The engine said that it is still to be filled. */
  readonly onIncomplete: () => void
}

/** Asks the engine, and the database where the engine cannot answer: degraded, never an error. */
export async function answer(on: Answering, request: SearchRequest): Promise<SearchAnswer> {
  const statistics = on.numbers.vocabulary.statisticsFor(request.mayKnow)
  const read = readQuery(request.text)
  const analysed = analyseQuery(read.text, request.language, on.expansions)
  const corrected = correctQuery(analysed, { ...on, statistics, asTyped: read.quoted })
  const typed = read.phrases.length > 0 ? withoutSmallWords(corrected) : corrected
  const samples = request.beside ?? []
  const query = samples.length > 0 ? withSamples(typed, samples, request.language, on.expansions) : typed
  const phrases = { said: read.phrases, notSaid: read.withoutPhrases }
  const hasPhrases = phrases.said.length + phrases.notSaid.length > 0
  const hidden = [...on.excluded.ids, ...(request.without ?? [])]
  const shown = hiding(hidden)
  const asked: FindRequest = {
    query,
    without: read.withoutWords.flatMap(word => [...termsOfWord(word, query.language, []).keys()]),
    hasPhrases,
    filter: shown(request.filter),
    facets: request.facets.map(({ attribute, filter }) => ({ attribute, filter: shown(filter) })),
    fieldWeights: request.fieldWeights,
    favour: request.favour,
    statistics,
  }
  const fromDatabase = () => find({ propose: one => on.database.propose(one, phrases) }, asked)
  // In which order words stand only the database knows: it answers in its own right then.
  const found = hasPhrases ? await fromDatabase() : await fromEngine(on, asked, hidden)
  const { complete: _, ...rest } = found ?? (await fromDatabase())
  return {
    ...rest,
    text: query.text,
    expansions: on.expansions,
    language: query.language,
    didYouMean: didYouMean(request.text, typed),
    degraded: found === undefined,
    saysTheSame: (one, other) => saysTheSame(one, other, statistics),
  }
}

/** An answer for each, in their order. */
export function answerTogether(
  on: Answering,
  [first, ...others]: AtLeastOne<SearchRequest>,
): Promise<AtLeastOne<SearchAnswer>> {
  return Promise.all([answer(on, first), ...others.map(request => answer(on, request))])
}

/** No document holds the small words of its language as terms: of a phrase that has no others it is the phrase that counts. */
function withoutSmallWords(query: AnalysedQuery): AnalysedQuery {
  const isSmall = query.words.every(({ written }) => isStopWord(written, query.language))
  return isSmall ? { ...query, words: [] } : query
}

async function fromEngine(
  { engine, onIncomplete }: Answering,
  asked: FindRequest,
  hidden: readonly string[],
): Promise<Found | undefined> {
  if (!engine || hidden.length > MOST_EXCLUDED) return undefined
  try {
    const found = await find(engine, asked)
    if (found.complete) return found
    onIncomplete()
  } catch (error) {
    const isAway =
      error instanceof EngineAwayError ||
      error instanceof EngineKeyError ||
      error instanceof IndexVersionError
    if (!isAway) throw error
  }
  return undefined
}

/** Filters that leave these out too; one filter stays one. */
function hiding(hidden: readonly string[]): (filter: Filter) => Filter {
  if (hidden.length === 0) return filter => filter
  const made = new Map<Filter, Filter>()
  return filter => {
    const known = made.get(filter) ?? { all: [filter, { not: { field: 'id', in: hidden } }] }
    made.set(filter, known)
    return known
  }
}
