import type { SearchDocument } from '../../document.ts'
import { EngineAwayError, IndexVersionError } from '../engine-errors.ts'
import type { Engine, EngineStatus, Indexed, Proposal, ProposeRequest, Rebuild } from '../port.ts'
import { codeOf, Connection } from './connection.ts'
import type { ConnectionSettings } from './connection.ts'
import { lookAtIndex, prepareIndex } from './prepare-index.ts'
import { propose } from './propose.ts'
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
  #mark: Mark | undefined

  constructor(settings: MeilisearchSettings) {
    this.#connection = new Connection(settings)
    this.#live = `${settings.prefix}-documents`
    this.#building = `${settings.prefix}-building`
  }

  async prepare(): Promise<Mark> {
    this.#mark ??= await prepareIndex(this.#connection, this.#live)
    if (this.#mark.ours) return this.#mark
    this.#mark = undefined
    throw new IndexVersionError(
      `The index ${this.#live} was made by another version: rebuild it, or let the other version end first`,
    )
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    await this.#withIndex(() => putDocuments(this.#connection, this.#live, documents))
  }

  async drop(ids: readonly string[]): Promise<void> {
    await this.#withIndex(() => dropDocuments(this.#connection, this.#live, ids))
  }

  async propose(request: ProposeRequest): Promise<Proposal> {
    return this.#withIndex(async ({ complete }) => {
      const proposed = await propose(this.#connection, this.#live, request)
      return { ...proposed, complete: complete || (await this.#isComplete()) }
    })
  }

  async *ids(): AsyncGenerator<Indexed> {
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.#withIndex(() =>
        this.#connection.ask(client =>
          client.index<Indexed>(this.#live).getDocuments({ fields: ['id', 'version'], limit: PAGE, offset }),
        ),
      )
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

  /** An index that was wiped meanwhile is laid down anew, empty, and says that it is to be filled. */
  async #withIndex<T>(work: (mark: Mark) => Promise<T>): Promise<T> {
    const mark = await this.prepare()
    try {
      return await work(mark)
    } catch (error) {
      if (codeOf(error) !== 'index_not_found') throw error
      this.#mark = undefined
      return work(await this.prepare())
    }
  }

  /** Another process may have filled it. */
  async #isComplete(): Promise<boolean> {
    this.#mark = await lookAtIndex(this.#connection, this.#live)
    return this.#mark?.complete ?? false
  }
}
