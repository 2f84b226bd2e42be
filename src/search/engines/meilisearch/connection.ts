import { Meilisearch, MeilisearchApiError, MeilisearchError, MeilisearchTaskTimeOutError } from 'meilisearch'
import type { EnqueuedTaskPromise } from 'meilisearch'
import { EngineAwayError, EngineKeyError, EngineTaskError } from '../engine-errors.ts'

export type ConnectionSettings = {
  readonly url: string
  readonly key: string
  /** How long one question may take. */
  readonly patienceMs?: number
  /** How long a dead engine is left alone before it is tried again. */
  readonly restMs?: number
  /** How long a change may take to be carried out. */
  readonly taskMs?: number
}

const TASK_LOOK_MS = 25

/** A compressed answer comes in pieces that wait for each other: 45 ms a request, against 2 without. */
const UNCOMPRESSED = { headers: { 'Accept-Encoding': 'identity' } }

/** Talks to the server. After a failure it is left alone for a while, so that nobody waits for a dead engine. */
export class Connection {
  readonly #quick: Meilisearch
  readonly #slow: Meilisearch
  readonly #settings: Required<ConnectionSettings>
  #closedUntil = 0
  #lastFailure: EngineAwayError | undefined

  constructor(settings: ConnectionSettings) {
    this.#settings = { patienceMs: 1000, restMs: 5000, taskMs: 600_000, ...settings }
    const { url: host, key: apiKey, patienceMs, taskMs } = this.#settings
    this.#quick = new Meilisearch({ host, apiKey, requestInit: UNCOMPRESSED, timeout: patienceMs })
    this.#slow = new Meilisearch({ host, apiKey, requestInit: UNCOMPRESSED, timeout: taskMs })
  }

  /** A question that someone waits for. */
  async ask<T>(question: (client: Meilisearch) => Promise<T>): Promise<T> {
    this.#refuseWhileClosed()
    return this.#guard(() => question(this.#quick))
  }

  /** A change: resolves when the server has carried it out, and fails when it could not. */
  async change(change: (client: Meilisearch) => EnqueuedTaskPromise): Promise<void> {
    await this.ask(client => client.health())
    const { taskMs } = this.#settings
    const task = await this.#guard(() =>
      change(this.#slow).waitTask({ timeout: taskMs, interval: TASK_LOOK_MS }),
    )
    if (task.status === 'succeeded') return
    throw new EngineTaskError(
      `Meilisearch: ${task.type} ${task.status}: ${task.error?.message ?? 'no reason given'}`,
      {
        cause: task.error?.code,
      },
    )
  }

  #refuseWhileClosed(): void {
    const now = performance.now()
    if (now < this.#closedUntil) throw this.#lastFailure ?? new EngineAwayError('Meilisearch is away')
    // The first to ask after the rest tries alone; the others are not made to wait with it.
    if (this.#lastFailure) this.#closedUntil = now + this.#settings.patienceMs
  }

  async #guard<T>(talk: () => Promise<T>): Promise<T> {
    try {
      const answer = await talk()
      this.#lastFailure = undefined
      this.#closedUntil = 0
      return answer
    } catch (error) {
      const told = this.#tell(error)
      if (told instanceof EngineAwayError) {
        this.#lastFailure = told
        this.#closedUntil = performance.now() + this.#settings.restMs
      } else {
        this.#lastFailure = undefined
      }
      throw told
    }
  }

  #tell(error: unknown): unknown {
    const { url, taskMs } = this.#settings
    if (error instanceof MeilisearchTaskTimeOutError) {
      return new EngineTaskError(`Meilisearch did not carry out a change within ${taskMs} ms`, {
        cause: error,
      })
    }
    if (error instanceof MeilisearchApiError) {
      const { status } = error.response
      if (status === 401 || status === 403) return new EngineKeyError(`Meilisearch at ${url} refuses the key`)
      if (status < 500 && status !== 408 && status !== 429) return error
      return new EngineAwayError(`Meilisearch at ${url} fails with ${status}`, { cause: error })
    }
    if (error instanceof MeilisearchError || error instanceof SyntaxError) {
      return new EngineAwayError(`Meilisearch at ${url} does not answer`, { cause: error })
    }
    return error
  }
}

/** The code of an error that the server gave as its answer. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof MeilisearchApiError) return error.cause?.code
  if (error instanceof EngineTaskError && typeof error.cause === 'string') return error.cause
  return undefined
}
