import type { Expansion } from './analysis/words.ts'
import type { Language } from './document.ts'
import type { Candidate, FacetRequest } from './engines/port.ts'
import type { Filter } from './filter.ts'
import type { Favour, Found } from './find.ts'
import type { Sample } from './samples.ts'
import type { Meaning } from './thesaurus/meaning.ts'
import type { Typed } from './typed.ts'
import type { LatestHit, News, Readers } from './news.ts'
import type { FieldWeights } from './bm25.ts'

/** What finding needs at hand, and what keeps the index true. Engine, numbers and exclusions are inside. */
export interface Search extends AsyncDisposable {
  find(request: SearchRequest): Promise<SearchAnswer>
  /** Searches that make one answer: side by side, and in one turn. */
  findTogether(requests: AtLeastOne<SearchRequest>): Promise<AtLeastOne<SearchAnswer>>
  /** The ids of all hits, in batches and in no order of ours: those of `find` and those beyond what can be paged. */
  all(request: SearchRequest): AsyncIterable<readonly string[]>
  /** What says nearly the same as a text, the likest first. */
  findAlike(request: AlikeRequest): Promise<Alike[]>
  /** Words that lead to something, for who is still typing. */
  beginning(request: BeginningRequest): Promise<Beginning>
  /** Of each search how many of its hits its reader can find since it had come so far. One statement for all. */
  countNew(asked: readonly AskedNews[], readers: Readers): Promise<News>
  /** The hits that this reader can find since last, the latest first. */
  latest(request: SearchRequest, readers: Readers, take: number): Promise<LatestHit[]>
  /** What it takes to be about each of these concepts of the thesaurus; those that it does not know are left out. */
  meaningsOf(codes: readonly string[]): Promise<ReadonlyMap<string, Meaning>>
  status(): Promise<SearchStatus>
  /** Compares every document with its row, has what differs put right, and waits for that. */
  check(): Promise<CheckReport>
  /** Fills a new index beside the old one while both take what changes, and swaps them. */
  rebuild(): Promise<RebuildReport>
  /** Resolves when all that was changed so far can be found. */
  settled(): Promise<void>
}

export type AtLeastOne<One> = [One, ...One[]]

export interface SearchRequest {
  readonly text: string
  /** The reader's: a query is read in it first. */
  readonly language: Language
  /** Visibility and what was chosen. Documents excluded meanwhile are added to it, and to the facets' filters. */
  readonly filter: Filter
  readonly facets: readonly FacetRequest[]
  readonly fieldWeights: FieldWeights
  /** Whether the words of this audience's documents may weigh in the order. */
  readonly mayKnow: (audience: string) => boolean
  /** Texts whose words are asked beside those typed. */
  readonly beside?: readonly Sample[]
  readonly favour?: Favour
  /** Ids that turned out not to be there for this reader. */
  readonly without?: readonly string[]
}

/** A search, and how far findable_since had come when its hits were last seen. */
export interface AskedNews {
  readonly request: SearchRequest
  readonly seen: bigint
}

export interface SearchAnswer extends Omit<Found, 'complete'> {
  /** As it was asked. */
  readonly text: string
  /** What words mean beside their stems, for highlighting. */
  readonly expansions: readonly Expansion[]
  /** In which the query was read. */
  readonly language: Language
  /** The text with the words that mistyped ones were read as; nothing where none was. */
  readonly didYouMean: string | undefined
  /** The engine is away or being filled, and the database's own index proposed. */
  readonly degraded: boolean
  /** Whether one of two candidates makes the other superfluous; see likeness.ts. */
  readonly saysTheSame: (one: Candidate, other: Candidate) => boolean
}

export interface BeginningRequest extends Pick<SearchRequest, 'language' | 'mayKnow'> {
  readonly typed: Typed
  /** Names of which some may lead to something. */
  readonly names: readonly string[]
  readonly most: number
}

export interface Beginning {
  /** Terms of the field that begin so, those in most documents first. */
  readonly terms: readonly string[]
  /** Those of the names that lead to something. */
  readonly names: readonly string[]
}

/** A text, by fields that a document too can have. */
export interface AlikeRequest extends Pick<
  SearchRequest,
  'filter' | 'language' | 'fieldWeights' | 'mayKnow'
> {
  readonly fields: Readonly<Record<string, string>>
}

export interface Alike {
  readonly id: string
  /** How much the two say the same, from 0 to 1; see likeness.ts. */
  readonly likeness: number
}

export interface SearchStatus {
  readonly engine: string
  /** `elsewhere`: another process owns the embedded index. */
  readonly state: 'ready' | 'rebuilding' | 'needs-rebuild' | 'away' | 'elsewhere'
  readonly reason?: string
  /** In the engine; absent where it cannot be asked. */
  readonly documents?: number
  /** In the database's own index. */
  readonly stored: number
  /** Changed rows that the index does not have yet. */
  readonly backlog: number
  /** How long the oldest of them has been waiting. */
  readonly lagSeconds: number
}

export interface CheckReport {
  readonly compared: number
  /** Document ids, at most the first hundred of each. */
  readonly missing: readonly string[]
  readonly outdated: readonly string[]
  readonly surplus: readonly string[]
  readonly differences: number
}

export interface RebuildReport {
  readonly documents: number
  readonly seconds: number
}

/** A pino logger is one. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(details: object, message: string): void
}
