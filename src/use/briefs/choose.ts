import { isSignedIn } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import { seconds } from '../../field/found-under.ts'
import { labelOf } from '../../graphql/labels.ts'
import { countryName } from '../../language/place-names.ts'
import type { Candidate } from '../../search/engines/port.ts'
import type { Filter } from '../../search/filter.ts'
import { readDocumentId } from '../../search/searchable.ts'
import type { SearchAnswer, SearchRequest } from '../../search/search.ts'
import { mayKnow, visibleFilter } from '../finding/facets.ts'
import { fieldWeights } from '../finding/field-weights.ts'
import { type FactName, factNames, type Facts, factsOf, type Rarities, raritiesOf } from './facts.ts'
import type { Plan } from './plan.ts'
import type { Reason } from './reasons.ts'
import { wordsBothSay } from './words-both-say.ts'

// How the items of a brief are chosen; nothing else decides it. In short: whatever shares words or facts with the plan
// is a candidate. What it shares counts by how rare that is among our own lessons. The best ten lessons and three
// practices are taken, no two that say the same, a failure among them where one fits, our own before imported ones.

export const most = { lessons: 10, practices: 3 } as const

/**
 * What each thing that a candidate shares with the plan is worth. Set on bench/brief, so its figures flatter a little:
 * a first guess (words 4, facts 1, nothing for another service) had recall .83 and 14 % unwanted, these have .92 and 6 %.
 */
const weights = {
  /** The candidate that shares most words has this, others their share of it. */
  words: 3,
  /** A fact of which every second candidate has the same is worth .7 of this, one that only one in a hundred has 4.6. */
  policyDomain: 1.5,
  missionType: 1.5,
  country: 0.3,
  /** Of a country's region, where the country is another. */
  region: 0.25,
  /** The same partner: its lessons are few, and only those that share something else matter. */
  partnership: 0.5,
  /** What is about something else altogether: same partner, same country, another service. */
  elsewhere: -1.5,
  /** What failed teaches more than what went well. */
  failed: 0.5,
  /** What proved itself, from -1 to 1; see knowledge/standing.ts. */
  worth: 2,
  /** What should have been reviewed by now. */
  overdue: -0.5,
} as const

/** How much the words of each text count. */
const shares = { title: 1, papers: 0.7, subjects: 0.7, places: 0.1 } as const

/** Below this share of the best, an item has too little to do with the plan. */
const least = { share: 0.3, failedShare: 0.25, importedShare: 0.7 } as const
/** Imported lessons come in where our own are fewer than this. */
const fewOwn = 3

export interface ChosenItem {
  readonly kind: 'Lesson' | 'GoodPractice'
  readonly id: string
  readonly reasons: readonly Reason[]
}

/** The items of a brief, the best first, lessons and practices each in their order. */
export async function choose(
  { search, db, now }: Pick<Context, 'search' | 'db' | 'now'>,
  plan: Plan,
): Promise<ChosenItem[]> {
  const catalogues = await db.$memory.heard()
  const facts = factsOf(plan, catalogues)
  const texts = textsOf(plan, catalogues)
  const isOwn: Filter = { field: 'collection', in: ['own'] }
  // Practices belong to no collection: they are always ours.
  const ours: Filter = { all: [visible(plan), { any: [isOwn, { field: 'kind', in: ['GOOD_PRACTICE'] }] }] }
  const about = (request: Pick<SearchRequest, 'filter'> & Partial<SearchRequest>): SearchRequest => ({
    ...askedBy(plan),
    ...request,
  })
  const [byWords, ...byFacts] = await search.findTogether([
    about({ filter: ours, beside: texts }),
    ...sharesAFact(facts).map((shares, at) =>
      about({
        filter: { all: [ours, shares] },
        // Of all that is ours, whatever it shares: once is enough.
        facets: at === 0 ? countedFacets.map(attribute => ({ attribute, filter: ours })) : [],
      }),
    ),
  ])
  const counted = { plan, facts, rarities: raritiesOf(facts, byFacts[0]?.facets ?? {}), now }
  const scored = scoreAll({ ...counted, byWords }, byFacts)
  const floor = least.share * (scored[0]?.score ?? 0)
  const enough = scored.filter(({ score, reasons }) => score >= floor && reasons.length > 0)
  const ofKind = (kind: string) => (one: Scored) => one.candidate.attributes['kind'] === kind
  const chosen = withAFailure(
    best(enough.filter(ofKind('LESSON')), most.lessons, byWords),
    scored.filter(ofKind('LESSON')),
  )
  const isThin = chosen.length < fewOwn && texts.length > 0
  const imported: Filter = { all: [visible(plan), { not: isOwn }, { field: 'kind', in: ['LESSON'] }] }
  const foreign = isThin
    ? fitting({ ...counted, byWords: await search.find(about({ filter: imported, beside: texts })) })
    : []
  return [
    ...[...chosen, ...foreign].slice(0, most.lessons),
    ...best(enough.filter(ofKind('GOOD_PRACTICE')), most.practices, byWords),
  ].flatMap(({ candidate, reasons }) => {
    const key = readDocumentId(candidate.id)
    return key?.kind === 'Lesson' || key?.kind === 'GoodPractice'
      ? [{ kind: key.kind, id: key.id, reasons }]
      : []
  })
}

// ——— what the plan says ———

const countedFacets = [...factNames, 'kind'] as const

const visible = ({ reader }: Plan): Filter => visibleFilter(reader)

const askedBy = ({ reader, language }: Plan) => ({
  text: '',
  language,
  facets: [],
  fieldWeights,
  mayKnow: mayKnow(reader),
})

/** What is asked by: the title first, then the papers, then what the facts are called. */
function textsOf(plan: Plan, catalogues: Memory) {
  const subjects = plan.policyDomains
    .flatMap(code => catalogues.byCode('PolicyDomain', code) ?? [])
    .map(row => labelOf(row, plan.language))
  const places = [
    ...plan.countries.map(code => countryName(code, plan.language)),
    ...plan.partnerships.map(({ name }) => name),
  ]
  return [
    { text: plan.title, share: shares.title, isIndexed: plan.visit !== undefined },
    { text: plan.papers.join('\n\n'), share: shares.papers },
    { text: subjects.join('.\n'), language: plan.language, share: shares.subjects, isIndexed: true },
    { text: places.join('.\n'), language: plan.language, share: shares.places, isIndexed: true },
  ].filter(({ text }) => text.trim() !== '')
}

/** What makes a candidate without a word in common: what it is about, for which kind of mission, or where. */
const sharesAFact = ({ policyDomain, missionType, country }: Facts): Filter[] =>
  [
    { field: 'policyDomain', in: policyDomain },
    { field: 'missionType', in: missionType },
    { field: 'country', in: country },
  ].filter(({ in: values }) => values.length > 0)

// ——— what a candidate shares with it ———

interface Sources {
  readonly plan: Plan
  readonly facts: Facts
  /** How rare each value of the plan is among our own. */
  readonly rarities: Rarities
  readonly byWords: SearchAnswer
  readonly now: Date
}

interface Scored {
  readonly candidate: Candidate
  readonly score: number
  readonly isFailed: boolean
  readonly reasons: readonly Reason[]
}

function scoreAll(sources: Sources, byFacts: readonly SearchAnswer[]): Scored[] {
  const { byWords } = sources
  const proposed = [byWords, ...byFacts].flatMap(({ candidates }) => candidates)
  const candidates = new Map(proposed.map(candidate => [candidate.id, candidate]))
  const wordScores = new Map(byWords.hits.map(({ id, score }) => [id, score]))
  const highest = byWords.hits[0]?.score ?? 0
  return [...candidates.values()]
    .map(candidate => scoreOne(candidate, (wordScores.get(candidate.id) ?? 0) / (highest || 1), sources))
    .sort((one, other) => other.score - one.score || (one.candidate.id < other.candidate.id ? -1 : 1))
}

function scoreOne(
  candidate: Candidate,
  wordShare: number,
  { plan, facts, rarities, byWords, now }: Sources,
): Scored {
  const { attributes } = candidate
  const shared = (name: FactName) => sharedFact(facts[name], attributes[name], rarities[name])
  const domain = shared('policyDomain')
  const missionType = shared('missionType')
  const country = shared('country')
  const region = country ? undefined : shared('region')
  const isOfPartnership = plan.partnerships.some(({ id }) => attributes['partnership'] === id)
  const isElsewhere = plan.policyDomains.length > 0 && !domain
  const isFailed = attributes['outcome'] === 'FAILED'
  const number = (name: string) => {
    const value = attributes[name]
    return typeof value === 'number' ? value : 0
  }
  // Who sees no visits learns nothing of what came of them.
  const worth = isSignedIn(plan.reader) ? number('worth') / 100 : 0
  const isOverdue = number('reviewOn') > 0 && number('reviewOn') < seconds(now)
  const score =
    weights.words * wordShare +
    weights.policyDomain * (domain?.rarity ?? 0) +
    weights.missionType * (missionType?.rarity ?? 0) +
    weights.country * (country?.rarity ?? 0) +
    weights.region * (region?.rarity ?? 0) +
    (isOfPartnership ? weights.partnership : 0) +
    (isElsewhere ? weights.elsewhere : 0) +
    (isFailed ? weights.failed : 0) +
    weights.worth * worth +
    (isOverdue ? weights.overdue : 0)
  const words = wordShare >= 0.25 ? wordsBothSay(byWords, candidate, plan) : []
  const reasons: Reason[] = [
    ...(isOfPartnership ? [{ code: 'SAME_PARTNERSHIP' as const }] : []),
    ...(domain
      ? [
          {
            code: plan.policyDomains.includes(domain.value)
              ? ('SAME_DOMAIN' as const)
              : ('NEAR_DOMAIN' as const),
            value: domain.value,
          },
        ]
      : []),
    ...(country ? [{ code: 'SAME_COUNTRY' as const, value: country.value }] : []),
    ...(missionType ? [{ code: 'SAME_MISSION_TYPE' as const, value: missionType.value }] : []),
    ...(words.length > 0 ? [{ code: 'MATCHES_TEXT' as const, words }] : []),
    ...(region ? [{ code: 'SAME_REGION' as const, value: region.value }] : []),
    ...(worth > 0
      ? [{ code: 'PROVEN' as const, visits: number('helped'), partnerships: number('usedInPartnerships') }]
      : []),
    ...(isFailed ? [{ code: 'FAILED' as const }] : []),
  ]
  return { candidate, score, isFailed, reasons }
}

/** Of the values of one facet that both have the rarest among our own, and how rare it is. */
function sharedFact(
  values: readonly string[],
  its: Candidate['attributes'][string] | undefined,
  rarities: Rarities[FactName],
): { value: string; rarity: number } | undefined {
  if (typeof its !== 'object') return undefined
  let rarest: { value: string; rarity: number } | undefined
  for (const value of values) {
    if (!its.includes(value)) continue
    const rarity = rarities.get(value) ?? 0
    if (!rarest || rarity > rarest.rarity) rarest = { value, rarity }
  }
  return rarest
}

// ——— what is taken ———

/** The best of those that have enough to do with the plan, without what one before it says already. */
function best(scored: readonly Scored[], atMost: number, { saysTheSame }: SearchAnswer): Scored[] {
  const taken: Scored[] = []
  for (const one of scored) {
    if (taken.length === atMost) break
    if (!taken.some(({ candidate }) => saysTheSame(candidate, one.candidate))) taken.push(one)
  }
  return taken
}

/** Where none of them failed, the best that did takes the last place, if it has enough to do with the plan. */
function withAFailure(taken: Scored[], scored: readonly Scored[]): Scored[] {
  if (taken.some(({ isFailed }) => isFailed)) return taken
  const floor = least.failedShare * (scored[0]?.score ?? 0)
  const failed = scored.find(({ isFailed, score }) => isFailed && score >= floor)
  return failed ? [...taken.slice(0, most.lessons - 1), failed] : taken
}

/** Imported lessons that share a domain and much of the words: better few than noise. */
function fitting(sources: Sources): Scored[] {
  const { byWords } = sources
  const highest = byWords.hits[0]?.score ?? 0
  return byWords.hits.slice(0, fewOwn).flatMap(({ id, score }) => {
    const candidate = byWords.candidates.find(each => each.id === id)
    if (!candidate || score < least.importedShare * highest) return []
    const scored = scoreOne(candidate, score / (highest || 1), sources)
    const isOfTheDomain = scored.reasons.some(({ code }) => code === 'SAME_DOMAIN')
    const from = candidate.attributes['collection']
    if (!isOfTheDomain || typeof from !== 'string') return []
    return [{ ...scored, reasons: [{ code: 'IMPORTED' as const, value: from }, ...scored.reasons] }]
  })
}
