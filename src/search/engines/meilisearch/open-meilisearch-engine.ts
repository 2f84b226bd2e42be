import type { SearchDocument } from '../../document.ts'
import { EngineAwayError, IndexVersionError } from '../engine-errors.ts'
import type { Engine, EngineStatus, Indexed, Proposal, ProposeRequest, Rebuild } from '../port.ts'
import { codeOf, Connection } from './connection.ts'
import type { ConnectionSettings } from './connection.ts'
import { prepareIndex } from './prepare-index.ts'
import { propose } from './propose.ts'
import { Remembered } from './remembered.ts'
import { startRebuild } from './start-rebuild.ts'
import type { Mark } from './settings.ts'
import { dropDocuments, putDocuments } from './write-documents.ts'

export type MeilisearchSettings = ConnectionSettings & {
  /** Indexes are called `<prefix>-documents` and `<prefix>-building`. */
  readonly prefix: string
  /** Opens beside an index of another version too, so that it can be rebuilt; until then it proposes nothing. */
  readonly anyVersion?: boolean
}

const PAGE = 1000
const LOOK_MS = 2000

/**
 * A Meilisearch server behind the port. One that is away is no reason not to open: it is tried again later.
 * A wrong key or an index of another version is.
 */
export async function openMeilisearchEngine(settings: MeilisearchSettings): Promise<Engine> {
  const engine = new MeilisearchEngine(settings)
  try {
    await engine.prepare()
  } catch (error) {
    const bearable =
      error instanceof EngineAwayError || (settings.anyVersion && error instanceof IndexVersionError)
    if (!bearable) throw error
  }
  return engine
}

class MeilisearchEngine implements Engine {
  readonly name = 'meilisearch'
  readonly #connection: Connection
  readonly #live: string
  readonly #building: string
  readonly #remembered = new Remembered()
  #mark: Mark | undefined
  #lookedAt = 0

  constructor(settings: MeilisearchSettings) {
    this.#connection = new Connection(settings)
    this.#live = `${settings.prefix}-documents`
    this.#building = `${settings.prefix}-building`
  }

  async prepare(): Promise<Mark> {
    if (this.#mark === undefined) {
      this.#mark = await prepareIndex(this.#connection, this.#live)
      this.#lookedAt = performance.now()
    }
    if (this.#mark.ours) return this.#mark
    this.#mark = undefined
    throw new IndexVersionError(
      `The index ${this.#live} was made by another version: rebuild it, or let the other version end first`,
    )
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    await this.#change(() => putDocuments(this.#connection, this.#live, documents))
    this.#remembered.take(documents)
  }

  async drop(ids: readonly string[]): Promise<void> {
    await this.#change(() => dropDocuments(this.#connection, this.#live, ids))
  }

  async propose(request: ProposeRequest): Promise<Proposal> {
    return this.#withIndex(async () => {
      const proposing = propose(this.#connection, this.#live, request, this.#remembered)
      const [proposed, { complete }] = await Promise.all([proposing, this.#lookAgain()])
      return { ...proposed, complete }
    })
  }

  async *ids(): AsyncGenerator<Indexed> {
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.#withIndex(() => this.#readPage(offset))
      for (const { id, version } of page.results) yield { id, version }
      if (offset + PAGE >= page.total) return
    }
  }

  async status(): Promise<EngineStatus> {
    this.#mark = undefined
    try {
      const { complete } = await this.prepare()
      const stats = await this.#connection.ask(client => client.index(this.#live).getStats())
      const documents = stats.numberOfDocuments
      if (complete) return { state: 'ready', documents }
      return { state: 'needs-rebuild', documents, reason: 'the index was never filled to the end' }
    } catch (error) {
      if (error instanceof EngineAwayError) return { state: 'away', reason: error.message }
      if (error instanceof IndexVersionError)
        return { state: 'needs-rebuild', documents: 0, reason: error.message }
      throw error
    }
  }

  async rebuild(): Promise<Rebuild> {
    return startRebuild(this.#connection, this.#live, this.#building, () => (this.#mark = undefined))
  }

  /** Nothing is held open. */
  async [Symbol.asyncDispose](): Promise<void> {}

  #readPage(offset: number): Promise<{ results: Indexed[]; total: number }> {
    return this.#connection.ask(client =>
      client.index(this.#live).getDocuments<Indexed>({ fields: ['id', 'version'], limit: PAGE, offset }),
    )
  }

  /** Putting into an index that was wiped would lay down another, without our settings. */
  async #change(work: () => Promise<void>): Promise<void> {
    this.#mark = undefined
    await this.#withIndex(work)
  }

  /** An index that was wiped meanwhile is laid down anew, empty, and says that it is to be filled. */
  async #withIndex<T>(work: () => Promise<T>): Promise<T> {
    await this.prepare()
    try {
      return await work()
    } catch (error) {
      if (codeOf(error) !== 'index_not_found') throw error
      this.#mark = undefined
      await this.prepare()
      return work()
    }
  }

  /** Another process may have filled, rebuilt or lost the index: looked at beside the question, now and then. */
  async #lookAgain(): Promise<Mark> {
    const stale = performance.now() - this.#lookedAt > LOOK_MS || !this.#mark?.complete
    if (stale) this.#mark = undefined
    return this.prepare()
  }
}
