import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from './engines/port.ts'
import { openEngine } from './open-engine.ts'
import type { SearchSettings } from './search-settings.ts'
import type { Carrying } from './sync/carry.ts'
import { describe, Worker } from './sync/worker.ts'

const TAKE_OVER_MS = 3_000

/**
 * The engine, and the worker that keeps it true. The embedded one belongs to one process at a time: the others have
 * nothing here, and look every few seconds whether that process has ended, to take over from it.
 */
export class Holding implements AsyncDisposable {
  readonly #settings: SearchSettings
  readonly #on: Carrying
  readonly #ending = new AbortController()
  #engine: Engine | undefined
  #worker: Worker | undefined
  #waiting: Promise<void> | undefined

  private constructor(settings: SearchSettings, on: Carrying) {
    this.#settings = settings
    this.#on = on
  }

  static async open(settings: SearchSettings, on: Carrying): Promise<Holding> {
    const holding = new Holding(settings, on)
    if (await holding.#take()) return holding
    settings.log.warn(
      'The embedded search index belongs to another process; here the database itself answers searches. Several processes need MEILI_URL.',
    )
    holding.#waiting = holding.#waitForTurn()
    return holding
  }

  get engine(): Engine | undefined {
    return this.#engine
  }

  get worker(): Worker | undefined {
    return this.#worker
  }

  async #take(): Promise<boolean> {
    this.#engine = await openEngine(this.#settings)
    if (!this.#engine) return false
    this.#worker = new Worker(this.#on, this.#engine, this.#settings.log)
    return true
  }

  async #waitForTurn(): Promise<void> {
    const { signal } = this.#ending
    for (let said = false; !signal.aborted;) {
      await pause(TAKE_OVER_MS, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      try {
        if (!(await this.#take())) continue
        return this.#settings.log.info('This process keeps the embedded search index from now on.')
      } catch (error) {
        // A database that is away is tried again; said once, not at every try.
        if (!said)
          this.#settings.log.error(describe(error), 'The embedded search index could not be taken over.')
        said = true
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort()
    await this.#waiting
    await this.#worker?.[Symbol.asyncDispose]()
    await this.#engine?.[Symbol.asyncDispose]()
  }
}
