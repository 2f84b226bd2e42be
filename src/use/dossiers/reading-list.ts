import { isSignedIn } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import { Outcome } from '../../db/generated/client/enums.ts'
import type { Memory } from '../../db/read/memory.ts'
import { seconds } from '../../field/found-under.ts'
import { type Language, languages } from '../../language/language.ts'
import { conceptsAbout } from '../../search/concepts-about.ts'
import type { Candidate } from '../../search/engines/port.ts'
import type { Filter } from '../../search/filter.ts'
import type { Sample } from '../../search/samples.ts'
import { readDocumentId } from '../../search/searchable.ts'
import type { SearchAnswer, SearchRequest } from '../../search/search.ts'
import { isAbout } from '../../search/thesaurus/meaning.ts'
import type { Reason } from '../briefs/reasons.ts'
import { mayKnow, visibleFilter } from '../finding/facets.ts'
import { fieldWeights } from '../finding/field-weights.ts'
import type { Asked } from './asked.ts'
import { conceptOf, domainsBeneath, domainsOf, themeLabel } from './themes.ts'

// What to read before the meeting. In short: what is about its themes, learned there or elsewhere about the same; good
// practices, and failures among it; no two that say the same, and of two such the one that those who come can read.

const mostToRead = 20

const weights = {
  /** The candidate that shares most words with the themes has this, others their share. */
  words: 1,
  /** Learned in a country of the region. */
  there: 2,
  /** About the theme itself, and not about one beneath it in the tree: waste, not its treatment. */
  theThemeItself: 3,
  /** For each theme that it is about, beyond the first. */
  furtherTheme: 0.5,
  practice: 1.5,
  failed: 0.75,
  /** What proved itself, from -1 to 1. */
  worth: 1,
  overdue: -0.5,
  /** For those alone who look for a partner: who comes has one. */
  forIdentification: -2,
} as const

/** Below this share of the best an item has too little to do with the meeting. */
const leastShare = 0.1
/** Imported lessons come in where our own are fewer than this, and only up to as many. */
const fewOwn = 6
/** Of twenty, failures are at least these, where there are as many. */
const leastFailures = 3

export interface ToRead {
  readonly kind: 'Lesson' | 'GoodPractice'
  readonly id: string
  readonly themes: readonly string[]
  readonly outcome: Outcome | undefined
  readonly isThere: boolean
  readonly reasons: readonly Reason[]
}

/** At most twenty lessons and good practices, the best first. One round trip to the engine. */
export async function chooseReading(
  { search }: Pick<Context, 'search'>,
  asked: Asked,
  memory: Memory,
): Promise<ToRead[]> {
  const isToRead: Filter = {
    all: [visibleFilter(asked.reader), { field: 'kind', in: ['LESSON', 'GOOD_PRACTICE'] }],
  }
  const isFiled: Filter = { all: [isToRead, { field: 'policyDomain', in: domainsOf(asked) }] }
  const isThere: Filter = { field: 'country', in: asked.countries }
  const about = (filter: Filter, words: readonly Sample[] = []): SearchRequest => ({
    text: '',
    language: languages[0],
    filter,
    facets: [],
    fieldWeights,
    mayKnow: mayKnow(asked.reader),
    beside: words,
  })
  const words = wordsOf(asked.themes, asked, memory)
  const ofConcepts = wordsOf([...asked.meanings.keys()], asked, memory)
  // Side by side: what says the words of the themes, what is about them without saying so, and what was learned there,
  // so that it is not crowded out by all that was learned elsewhere. Nothing is filed under a concept: what is about
  // one says a word of it.
  const answers = await search.findTogether([
    about(isFiled, words),
    about(isFiled),
    about({ all: [isFiled, isThere] }),
    ...(ofConcepts.length > 0
      ? [about(isToRead, ofConcepts), about({ all: [isToRead, isThere] }, ofConcepts)]
      : []),
  ])
  return take(answers, { asked, beneath: domainsBeneath(domainsOf(asked), memory) })
}

/** In all languages alike: what is to be read does not depend on who reads the list. */
const wordsOf = (themes: readonly string[], asked: Asked, memory: Memory): Sample[] =>
  themes.length === 0
    ? []
    : languages.map(language => ({
        text: themes.flatMap(theme => saidOf(theme, language, asked, memory)).join('.\n'),
        language,
        share: 1,
        isIndexed: true,
      }))

/** A policy domain by its name; a concept by all of its terms, and by those of what is narrower. */
function saidOf(theme: string, language: Language, asked: Asked, memory: Memory): readonly string[] {
  const meaning = asked.meanings.get(theme)
  return meaning
    ? [...meaning.terms[language], ...meaning.narrower[language]]
    : [themeLabel(theme, language, { asked, memory })]
}

interface Known {
  readonly asked: Asked
  /** The policy domains beneath each theme. */
  readonly beneath: ReadonlyMap<string, readonly string[]>
}

interface Scored extends ToRead {
  readonly candidate: Candidate
  readonly score: number
  readonly isReadable: boolean
  readonly isImported: boolean
}

function take(answers: readonly SearchAnswer[], known: Known): ToRead[] {
  const [first] = answers
  if (!first) return []
  const words = new Map<string, number>()
  for (const { hits } of answers)
    for (const { id, score } of hits)
      words.set(id, Math.max(words.get(id) ?? 0, score / (hits[0]?.score || 1)))
  const candidates = new Map(
    answers.flatMap(answer => answer.candidates).map(candidate => [candidate.id, candidate]),
  )
  const scored = [...candidates.values()]
    .flatMap(candidate => scoreOne(candidate, words.get(candidate.id) ?? 0, known))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
  const enough = scored.filter(({ score }) => score >= leastShare * (scored[0]?.score ?? 0))
  const ours = enough.filter(({ isImported }) => !isImported)
  const others = enough.filter(({ isImported }) => isImported).slice(0, Math.max(0, fewOwn - ours.length))
  const fitting = [...ours, ...others]
  return withFailures(withoutDoubles(fitting, first.saysTheSame), fitting, first.saysTheSame)
}

function scoreOne(candidate: Candidate, wordShare: number, { asked, beneath }: Known): Scored[] {
  const key = readDocumentId(candidate.id)
  if (key?.kind !== 'Lesson' && key?.kind !== 'GoodPractice') return []
  const { attributes } = candidate
  const values = (name: string): readonly unknown[] => [attributes[name] ?? []].flat()
  const number = (name: string) => Number(attributes[name] ?? 0)
  const domains = values('policyDomain')
  const concepts = conceptsAbout(key.kind, candidate.terms)
  const themes = asked.themes.filter(theme => {
    const meaning = asked.meanings.get(theme)
    return meaning ? isAbout(meaning, concepts) : domains.includes(theme)
  })
  if (themes.length === 0) return []
  const isItself = themes.some(theme => {
    const concept = conceptOf(theme)
    return concept === undefined
      ? !beneath.get(theme)?.some(code => domains.includes(code))
      : concepts.includes(concept)
  })
  const country = asked.countries.find(code => values('country').includes(code))
  const missionTypes = values('missionType')
  const isPractice = key.kind === 'GoodPractice'
  const isFailed = attributes['outcome'] === 'FAILED'
  const isImported = !isPractice && attributes['collection'] !== 'own'
  const isForIdentification = missionTypes.length === 1 && missionTypes[0] === 'IDENTIFICATION'
  const isOverdue = number('reviewOn') > 0 && number('reviewOn') < seconds(asked.now)
  // To who sees no visits, nothing was used on any.
  const worth = isSignedIn(asked.reader) ? number('worth') / 100 : 0
  const score =
    weights.words * wordShare +
    (country ? weights.there : 0) +
    (isItself ? weights.theThemeItself : 0) +
    weights.furtherTheme * (themes.length - 1) +
    (isPractice ? weights.practice : 0) +
    (isFailed ? weights.failed : 0) +
    weights.worth * worth +
    (isOverdue ? weights.overdue : 0) +
    (isForIdentification ? weights.forIdentification : 0) +
    1
  const reasons: Reason[] = [
    ...themes.map(value => ({ code: 'SAME_DOMAIN' as const, value })),
    ...(country ? [{ code: 'SAME_COUNTRY' as const, value: country }] : []),
    ...(worth > 0
      ? [{ code: 'PROVEN' as const, visits: number('helped'), partnerships: number('usedInPartnerships') }]
      : []),
    ...(isFailed ? [{ code: 'FAILED' as const }] : []),
    ...(isImported ? [{ code: 'IMPORTED' as const, value: String(attributes['collection']) }] : []),
  ]
  const language = attributes['language']
  return [
    {
      kind: key.kind,
      id: key.id,
      themes,
      outcome: Object.values(Outcome).find(each => each === attributes['outcome']),
      isThere: country !== undefined,
      reasons,
      candidate,
      score,
      isImported,
      isReadable: asked.languages.some(each => each === language),
    },
  ]
}

/** No two that say the same: the better one stays, unless only the other can be read by those who come. */
function withoutDoubles(scored: readonly Scored[], saysTheSame: SearchAnswer['saysTheSame']): Scored[] {
  const taken: Scored[] = []
  for (const one of scored) {
    const isDouble = (other: Scored) => saysTheSame(other.candidate, one.candidate)
    const isFull = taken.length === mostToRead
    const worse = one.isReadable ? taken.filter(({ isReadable }) => !isReadable) : []
    // To hold two texts beside each other is dear: where there is no more room, only those that it could replace.
    const before = (isFull ? worse : taken).find(isDouble)
    if (!before && !isFull) taken.push(one)
    if (before && worse.includes(before) && !taken.some(other => other !== before && isDouble(other)))
      taken[taken.indexOf(before)] = one
  }
  return taken
}

/** Where few of them failed, the best that did take the last places, unless what they say stands there already. */
function withFailures(
  taken: readonly Scored[],
  scored: readonly Scored[],
  saysTheSame: SearchAnswer['saysTheSame'],
): Scored[] {
  const isFailed = ({ outcome }: Scored) => outcome === 'FAILED'
  const lacking = leastFailures - taken.filter(isFailed).length
  const further: Scored[] = []
  for (const one of scored) {
    if (further.length >= lacking) break
    const isNew = (other: Scored) => !saysTheSame(other.candidate, one.candidate)
    if (isFailed(one) && [...taken, ...further].every(isNew)) further.push(one)
  }
  return [...taken.slice(0, mostToRead - further.length), ...further]
}
