import type { Database } from '../../db/database.ts'
import type { Key } from '../searchable.ts'
import { documentId } from '../searchable.ts'
import { urgentRows } from './outbox.ts'

/**
 * Documents withdrawn, narrowed or erased that the engine has not yet confirmed: left out of every search in every
 * process. Triggers tell of them at the commit of the change, the worker when the engine has it.
 */
export class Excluded implements AsyncDisposable {
  readonly #database: Database
  readonly #ids = new Set<string>()
  /** Confirmed while the table was being read: its answer may still hold them. */
  #confirmedMeanwhile = new Set<string>()
  #listening: AsyncDisposable | undefined

  private constructor(database: Database) {
    this.#database = database
  }

  static async open(database: Database): Promise<Excluded> {
    const excluded = new Excluded(database)
    excluded.#listening = await database.listen(
      'kennisband_excluded',
      payload => excluded.#hear(payload),
      () => void excluded.#load().catch(() => {}),
    )
    await excluded.#load()
    return excluded
  }

  get ids(): ReadonlySet<string> {
    return this.#ids
  }

  /** This process's own worker need not wait to hear of it. */
  confirm(keys: readonly Key[]): void {
    for (const key of keys) this.#remove(documentId(key))
  }

  #hear(payload: string): void {
    if (!payload.startsWith('-')) this.#ids.add(payload)
    else for (const id of payload.slice(1).split(' ')) this.#remove(id)
  }

  #remove(id: string): void {
    this.#ids.delete(id)
    this.#confirmedMeanwhile.add(id)
  }

  async #load(): Promise<void> {
    this.#confirmedMeanwhile = new Set()
    const known = new Set(this.#ids)
    const rows = (await urgentRows(this.#database)).map(documentId)
    for (const id of rows) if (!this.#confirmedMeanwhile.has(id)) this.#ids.add(id)
    // A confirmation that was missed while the connection was lost.
    const waiting = new Set(rows)
    for (const id of known) if (!waiting.has(id)) this.#ids.delete(id)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]()
  }
}
