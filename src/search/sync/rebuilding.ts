import type { Rebuild } from '../engines/port.ts'
import type { RebuildReport } from '../search.ts'
import type { Key, Searchable } from '../searchable.ts'
import { storedVersions } from '../stored/stored-versions.ts'
import type { Carrying, Target } from './carry.ts'
import { prepare, send } from './carry.ts'

const BATCH = 500

/**
 * A new index on its way. The worker fills it step by step between the rows of the outbox, from one queue: so an
 * older row never overwrites a newer one, and the old index stays true meanwhile.
 */
export class Rebuilding {
  readonly beside: Rebuild
  readonly done: Promise<RebuildReport>
  readonly #on: Carrying
  readonly #kinds: Searchable[]
  readonly #began = performance.now()
  readonly #settle: PromiseWithResolvers<RebuildReport>
  #after: string | undefined
  #documents = 0

  constructor(on: Carrying, beside: Rebuild) {
    this.#on = on
    this.beside = beside
    this.#kinds = [...on.searchables.values()]
    this.#settle = Promise.withResolvers()
    this.done = this.#settle.promise
    // Whoever asked for it hears of a failure; the worker has logged it.
    this.done.catch(() => {})
  }

  /** The next documents, in order of their ids; true when that was the last. `live` takes what differs from before. */
  async step(live: readonly Target[]): Promise<boolean> {
    const searchable = this.#kinds[0]
    if (!searchable) return true
    const ids = await searchable.ids(this.#on.database.prisma, this.#after, BATCH)
    const upTo = ids.length < BATCH ? undefined : ids.at(-1)
    await this.#fill(searchable.kind, ids, upTo, live)
    this.#after = upTo
    if (upTo === undefined) this.#kinds.shift()
    return this.#kinds.length === 0
  }

  async #fill(
    kind: string,
    ids: readonly string[],
    upTo: string | undefined,
    live: readonly Target[],
  ): Promise<void> {
    const put = await prepare(
      this.#on,
      ids.map(id => ({ kind, id })),
    )
    await this.beside.put(put.map(({ document }) => document))
    this.#documents += put.length
    const stored = await storedVersions(this.#on.database, kind, this.#after, upTo)
    const found = new Set(put.map(({ key }) => key.id))
    const dropped: Key[] = [...stored.keys()].filter(id => !found.has(id)).map(id => ({ kind, id }))
    const changed = put.filter(({ key, document }) => stored.get(key.id) !== document.version)
    if (changed.length + dropped.length === 0) return
    await send(this.#on, live, { put: changed, dropped, rows: [] })
  }

  async swap(): Promise<RebuildReport> {
    await this.beside.swap()
    return { documents: this.#documents, seconds: (performance.now() - this.#began) / 1000 }
  }

  finish(report: RebuildReport): void {
    this.#settle.resolve(report)
  }

  async abandon(reason: unknown): Promise<void> {
    this.#settle.reject(reason)
    await this.beside.abandon()
  }
}
