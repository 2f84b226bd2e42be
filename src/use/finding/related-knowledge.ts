import type { Context } from '../../context.ts'
import { checkPageArguments } from '../../paging/page-arguments.ts'
import type { SearchAnswer, SearchRequest } from '../../search/search.ts'
import { documentId } from '../../search/searchable.ts'
import { mayKnow, visibleFilter } from './facets.ts'
import { fieldWeights } from './field-weights.ts'
import { type HitRow, readHits, type Selections } from './find-hits.ts'
import { matchesOf, type Matches } from './matches.ts'
import { readTexts } from './read-texts.ts'
import { speaksOfIt } from './speaks-of-it.ts'

/** What is asked for by texts instead of words. */
export interface Wanted extends Pick<SearchRequest, 'beside' | 'favour'> {
  readonly first: number
  /** The lesson that the texts are of, which is no answer to itself. */
  readonly except?: string
  /** Which kinds, and what is asked for of each. */
  readonly selections: Pick<Selections, 'Lesson' | 'GoodPractice'>
  readonly why: boolean
  /** The policy domains of the text, where what only shares words with it is no answer. */
  readonly about?: readonly string[]
}

export interface Related {
  readonly found: HitRow
  readonly score: number
  readonly matches: Matches
}

interface Waiting {
  readonly wanted: Wanted
  readonly resolve: (related: Related[]) => void
  readonly reject: (error: unknown) => void
}

const waiting = new WeakMap<Context, Waiting[]>()

/**
 * Published lessons, and good practices, that the viewer may see, the best first. What is asked for in one tick, by each row of a list, is
 * found side by side and read in one statement.
 */
export function relatedKnowledge(context: Context, wanted: Wanted): Promise<Related[]> {
  checkPageArguments({ first: wanted.first })
  return new Promise((resolve, reject) => {
    const before = waiting.get(context)
    const one = { wanted, resolve, reject }
    if (before) before.push(one)
    else {
      waiting.set(context, [one])
      process.nextTick(() => {
        const all = waiting.get(context) ?? []
        waiting.delete(context)
        void answerTogether(context, all)
      })
    }
  })
}

async function answerTogether(context: Context, all: readonly Waiting[]): Promise<void> {
  try {
    const [first, ...others] = all.map(({ wanted }) => requestOf(context, wanted))
    const found = first ? await context.search.findTogether([first, ...others]) : []
    const related = await Promise.all(
      all.map(async ({ wanted }, i) => (found[i] ? read(context, found[i], wanted) : [])),
    )
    for (const [i, { resolve }] of all.entries()) resolve(related[i] ?? [])
  } catch (error) {
    for (const { reject } of all) reject(error)
  }
}

function requestOf(
  { viewer, language }: Context,
  { except, beside, favour, selections }: Wanted,
): SearchRequest {
  const kinds = [
    ...(selections.Lesson ? ['LESSON'] : []),
    ...(selections.GoodPractice ? ['GOOD_PRACTICE'] : []),
  ]
  const itself = except === undefined ? [] : [documentId({ kind: 'Lesson', id: except })]
  return {
    text: '',
    language,
    beside,
    favour,
    filter: {
      all: [visibleFilter(viewer), { field: 'kind', in: kinds }, { not: { field: 'id', in: itself } }],
    },
    facets: [],
    fieldWeights,
    mayKnow: mayKnow(viewer),
  }
}

/** A text has many words, and shares one of them with nearly every other: so little beside the best is chance. */
const leastShare = 0.25

const speaking = (answer: SearchAnswer, about: readonly string[]): string[] =>
  answer.candidates.filter(speaksOfIt(answer, about)).map(({ id }) => id)

async function read(
  { db }: Context,
  answer: SearchAnswer,
  { first, selections, why, about }: Wanted,
): Promise<Related[]> {
  const known = about ? new Set(speaking(answer, about)) : undefined
  const hits = known ? answer.hits.filter(({ id }) => known.has(id)) : answer.hits
  const least = leastShare * (hits[0]?.score ?? 0)
  const best = hits.slice(0, first).filter(({ score }) => score >= least)
  const texts = why ? readTexts.bind(undefined, db) : undefined
  const read = await readHits(db, best, 0, selections, texts)
  return read.hits.map(({ found, score, texts }) => ({ found, score, matches: matchesOf(texts, answer) }))
}
