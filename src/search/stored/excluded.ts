import type { Database } from '../../db/database.ts'
import { documentId } from '../searchable.ts'
import { urgentRows } from './outbox.ts'

/**
 * Documents withdrawn, narrowed or erased that the engine has not yet confirmed: left out of every search in every
 * process. Triggers tell of them at the commit of the change, the worker when the engine has it.
 */
export class Excluded implements AsyncDisposable {
  readonly #database: Database
  readonly #ids = new Set<string>()
  /** Heard while the table was being read, whose answer is older: true for excluded, false for confirmed. */
  #meanwhile = new Map<string, boolean>()
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

  #hear(payload: string): void {
    const confirmed = payload.startsWith('-')
    for (const id of payload.slice(confirmed ? 1 : 0).split(' ')) {
      this.#set(id, !confirmed)
      this.#meanwhile.set(id, !confirmed)
    }
  }

  #set(id: string, excluded: boolean): void {
    if (excluded) this.#ids.add(id)
    else this.#ids.delete(id)
  }

  async #load(): Promise<void> {
    this.#meanwhile = new Map()
    const waiting = new Set((await urgentRows(this.#database)).map(documentId))
    for (const id of this.#ids.union(waiting)) this.#set(id, this.#meanwhile.get(id) ?? waiting.has(id))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listening?.[Symbol.asyncDispose]()
  }
}
