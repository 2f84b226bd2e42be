import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import { NotFoundError, ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import type { Language } from '../../language/language.ts'
import { readCursor, writeCursor } from '../../paging/cursor.ts'
import { checkPageArguments, defaultPage } from '../../paging/page-arguments.ts'
import { MOST_CANDIDATES } from '../../search/find.ts'
import type { SearchAnswer, SearchRequest } from '../../search/search.ts'
import type { Chosen } from './facets.ts'
import { favourCurrent } from './favour-current.ts'
import { favourProven } from './favour-proven.ts'
import { readHits } from './find-hits.ts'
import type { Hit, Selections } from './find-hits.ts'
import { readPages } from './read-pages.ts'
import { readTexts } from './read-texts.ts'
import type { Kind, SearchFilter } from './read-filter.ts'
import { searchRequest } from './search-request.ts'
import { visitNeeds, visitSamples } from './visit-samples.ts'

export interface SearchInput {
  query: string
  /** Its texts and facts are asked beside the words. */
  visitId?: string | null
  kinds?: readonly Kind[] | null
  filter?: SearchFilter | null
  language?: Language | null
  first?: number | null
  after?: string | null
}

export interface PagedHit extends Hit {
  readonly cursor: string
}

export interface SearchPage {
  readonly answer: SearchAnswer
  readonly hits: readonly PagedHit[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly chosen: Chosen
  /** Of the moment at which the hits were read. */
  readonly catalogues: Memory
}

/** What the fields of the answer need; facets are counted, and texts read, only where they were asked for. */
export interface Wanted {
  readonly facets: boolean
  readonly why: boolean
  /** The pages on which a document was found. */
  readonly pages: boolean
  readonly selections: Selections
}

const longestQuery = 100_000
/** How often it is asked anew when rows turn out to be gone that the index still had. */
const mostTries = 3

/** Finds lessons, practices and visits: the engine proposes, the ranker orders, the database decides what is seen. */
export async function searchKnowledge(
  context: Context,
  input: SearchInput,
  wanted: Wanted,
): Promise<SearchPage> {
  const { query, first, after } = input
  if (query.length > longestQuery) {
    throw ValidationError.at(
      ['query'],
      `query: at most ${longestQuery} characters; this has ${query.length}.`,
    )
  }
  checkPageArguments({ first })
  const { viewer, search, db } = context
  const { policyDomains, collections, regions, countries } = input.filter ?? {}
  await checkCodes(db, { policyDomains, collections, regions, countries }, ['filter'])
  const sought = searchRequest(viewer, input.language ?? context.language, input, wanted.facets)
  const { chosen } = sought
  const visit: Partial<SearchRequest> = input.visitId == null ? {} : await readVisit(context, input.visitId)
  const request: SearchRequest = {
    ...visit,
    ...sought.request,
    favour: favourCurrent(context.now, favourProven(viewer, visit.favour)),
  }
  context.hearSearch?.(request)
  const order = once(() => orderOf(input))
  const texts = wanted.why ? readTexts.bind(undefined, db) : undefined
  const without: string[] = []
  for (let tries = 1; ; tries++) {
    const answer = await search.find({ ...request, without })
    const from = startOf(answer, order, after)
    const to = from + (first ?? defaultPage)
    const [{ hits, gone }, catalogues] = await Promise.all([
      readHits(
        db,
        answer.hits.slice(from, to),
        from,
        wanted.selections,
        texts,
        wanted.pages ? readPages.bind(undefined, db, answer.terms) : undefined,
      ),
      wanted.facets ? db.$memory.exact() : db.$memory.heard(),
    ])
    without.push(...gone)
    if (gone.length > 0 && tries < mostTries) continue
    if (isPlain(input)) context.hearSearched?.({ text: query, lacking: answer.lacking })
    const total = answer.total - gone.length
    return {
      answer: { ...answer, total },
      hits: hits.map(withCursor(order)),
      // More hits than can be paged: the next page is an error that says what to do, not a silent end.
      hasNextPage: to < Math.max(answer.hits.length, total),
      hasPreviousPage: from > 0,
      chosen,
      catalogues,
    }
  }
}

/** What is narrowed, or a further page, says nothing of whether there is something. */
const isPlain = ({ kinds, filter, visitId, after }: SearchInput): boolean =>
  after == null &&
  visitId == null &&
  !kinds?.length &&
  Object.values(filter ?? {}).every(part => part == null)

/** What a visit asks for; one that the viewer may not see is not there. It is read before anything can be found. */
async function readVisit({ db, viewer, language }: Context, id: string) {
  const visit = await db.visit.findUnique({ where: { id }, select: visitNeeds(viewer) })
  if (!visit) throw new NotFoundError('There is no such visit.', ['visitId'])
  return visitSamples(visit, viewer, language)
}

/** A hit by its place and its id: found again also when the places moved meanwhile. Written for whoever asks for it. */
const withCursor =
  (order: () => string) =>
  (hit: Hit): PagedHit => ({
    ...hit,
    get cursor() {
      return writeCursor(order(), [hit.place, hit.id])
    },
  })

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

/** A place in the hits of one search means nothing in those of another. */
function orderOf({ query, visitId, kinds, filter }: SearchInput): string {
  const asked = JSON.stringify([query, visitId ?? '', kinds ?? [], Object.entries(filter ?? {}).sort()])
  return `search ${createHash('sha256').update(asked).digest('base64url').slice(0, 12)}`
}

function startOf(
  { hits, total }: SearchAnswer,
  order: () => string,
  after: string | null | undefined,
): number {
  if (after == null) return 0
  const [place, id] = readCursor(after, order(), 2, 'after')
  const now = hits.findIndex(hit => hit.id === id)
  // Of a hit that is gone the next one has taken the place.
  const start = now >= 0 ? now + 1 : Math.max(0, Math.floor(Number(place) || 0))
  if (start >= MOST_CANDIDATES && total > MOST_CANDIDATES) {
    throw ValidationError.at(
      ['after'],
      `after: the first ${MOST_CANDIDATES} of ${total} hits can be paged; narrow the search, or export it.`,
    )
  }
  return start
}
