import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { StartError } from '../errors.ts'
import { answer, answerTogether } from './answer.ts'
import { check } from './check.ts'
import { madeWith } from './dictionaries/made-with.ts'
import { openDictionaries } from './dictionaries/open-dictionaries.ts'
import { databaseEngine } from './engines/database/database-engine.ts'
import { findAlike } from './find-alike.ts'
import { Holding } from './holding.ts'
import { countNew } from './count-new.ts'
import { inTurn } from './in-turn.ts'
import { listHits } from './list-hits.ts'
import { listLatest } from './list-latest.ts'
import type { Search } from './search.ts'
import type { SearchSettings } from './search-settings.ts'
import { settle } from './settle.ts'
import { status } from './status.ts'
import { Excluded } from './stored/excluded.ts'
import { Numbers } from './stored/numbers.ts'
import type { Carrying } from './sync/carry.ts'
import { answerOthers, askHolder } from './sync/requests.ts'
import type { Work } from './sync/requests.ts'
import { KnownThesaurus } from './thesaurus/known-thesaurus.ts'
import { wordsBeginning } from './words-beginning.ts'

/** Opens what finding needs, and the worker that keeps the index true. */
export async function openSearch(settings: SearchSettings): Promise<Search> {
  const { database } = settings
  await using opened = new AsyncDisposableStack()
  const excluded = opened.use(await Excluded.open(database))
  const origin = randomUUID()
  const numbers = new Numbers(database)
  opened.use(await followNumbers(database, numbers, origin))
  const dictionaries = await openDictionaries(settings.config.DICTIONARIES, settings.log)
  const thesaurus = opened.use(await KnownThesaurus.open(database, dictionaries.translate))
  const expansions = [thesaurus.expansion]
  const on: Carrying = {
    database,
    thesaurus,
    expansions,
    numbers,
    origin,
    searchables: new Map(settings.searchables.map(one => [one.kind, one])),
  }
  const holding = opened.use(await Holding.open(settings, on))
  const wake = () => holding.worker?.wake()
  opened.use(await database.listen('kennisband_outbox', wake, wake))
  const does = (work: Work) => {
    const { engine, worker } = holding
    if (!engine || !worker) return askHolder(database, work)
    return { check: () => check(on, engine), rebuild: () => worker.rebuild() }[work]()
  }
  const isHolder = () => holding.worker?.isHolder ?? false
  opened.use(await answerOthers(database, isHolder, does))
  await holding.worker?.looked
  // What fails is tried again at the next start.
  if (isHolder()) void madeWith(database, dictionaries.digest, () => does('rebuild')).catch(() => {})
  const atHolder = (work: Work) => {
    if (isHolder()) return does(work)
    if (settings.mend)
      throw new StartError(
        'Another process keeps the search index; stop it before the index is made for this version.',
      )
    return askHolder(database, work)
  }
  const closing = opened.move()
  const answering = {
    get engine() {
      return holding.engine
    },
    database: databaseEngine(database),
    numbers,
    excluded,
    expansions,
    spelling: thesaurus.spelling,
    onIncomplete: () => holding.worker?.lookAgain(),
  }
  const firstFilled = async () => holding.worker?.firstFilled()
  const then = <Answer>(work: () => Promise<Answer>) => firstFilled().then(work)
  const turn = inTurn()
  return {
    find: request => then(() => turn(() => answer(answering, request))),
    findTogether: requests => then(() => turn(() => answerTogether(answering, requests))),
    async *all(request) {
      await firstFilled()
      yield* listHits(answering, database, request)
    },
    findAlike: request => then(() => findAlike(answering, request)),
    beginning: request =>
      then(async () => wordsBeginning({ ...answering, concepts: thesaurus.concepts }, request)),
    countNew: (asked, readers) => then(() => countNew(answering, database, asked, readers)),
    latest: (request, readers, take) =>
      then(() => listLatest(answering, database, { request, readers, take })),
    meaningsOf: codes => Promise.resolve(thesaurus.meaningsOf(codes)),
    status: () => status(database, holding.engine, holding.worker),
    check: async () => checked.parse(await atHolder('check')),
    rebuild: async () => rebuilt.parse(await atHolder('rebuild')),
    settled: () => settle(database).then(() => holding.worker?.filled()),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

const names = z.array(z.string())
const checked = z.object({
  compared: z.number(),
  missing: names,
  outdated: names,
  surplus: names,
  differences: z.number(),
})
const rebuilt = z.object({ documents: z.number(), seconds: z.number() })

async function followNumbers(database: Database, numbers: Numbers, origin: string): Promise<AsyncDisposable> {
  // What cannot be read now is read at the next change, from where it was left.
  const catchUp = () => void numbers.catchUp().catch(() => {})
  const listening = await database.listen(
    'kennisband_vocabulary',
    payload => payload.startsWith(origin) || catchUp(),
    catchUp,
  )
  await numbers.load()
  return listening
}
