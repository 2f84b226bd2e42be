import { setTimeout as pause } from 'node:timers/promises'
import {
  EngineAwayError,
  EngineKeyError,
  EngineTaskError,
  IndexVersionError,
} from '../engines/engine-errors.ts'
import type { Engine } from '../engines/port.ts'
import type { Log, RebuildReport } from '../search.ts'
import { documentId } from '../searchable.ts'
import type { OutboxRow } from '../stored/outbox.ts'
import { nextRows } from '../stored/outbox.ts'
import { Alarm } from './alarm.ts'
import { carry } from './carry.ts'
import { AloneFirst } from './alone-first.ts'
import type { Carrying, Target } from './carry.ts'
import { Rebuilding } from './rebuilding.ts'
import { takeThesaurus } from './take-thesaurus.ts'

/** Whoever changed something waits for the batch that is under way: half a second, as most machines go. */
const BATCH = 200
/** Nothing is lost when a notification is: this often the outbox is looked at without one. */
const POLL_MS = 10_000
const TAKE_OVER_MS = 5_000
const LONGEST_REST_MS = 10_000
const ASIDE_MS = 60_000
const FIRST_PATIENCE_MS = 5_000

/**
 * Carries what changed into the engine. Of all processes on one database one does, the holder of a lock; the others
 * wait to take over. Whatever fails is tried again later, and blocks nobody.
 */
export class Worker implements AsyncDisposable {
  readonly #on: Carrying
  readonly #engine: Engine
  readonly #log: Log
  readonly #alarm = new Alarm()
  readonly #aloneFirst = new AloneFirst()
  readonly #aside = new Map<string, number>()
  readonly #running: Promise<void>
  readonly #firstLook = Promise.withResolvers<undefined>()
  #lock: AsyncDisposable | null = null
  readonly #ending = new AbortController()
  #wanted: PromiseWithResolvers<RebuildReport> | undefined
  #failures = 0
  #mustLook = true
  #isLiveUsable = false
  #building: Rebuilding | undefined
  /** From when it is known that the index must be filled until it is, or cannot be. */
  #isFilling = false
  /** Nothing was stored when that began. */
  #isFirst = false

  constructor(on: Carrying, engine: Engine, log: Log) {
    this.#on = on
    this.#engine = engine
    this.#log = log
    this.#running = this.#run()
  }

  /** Resolves when it is known who is the worker, and what state the engine is in. */
  get looked(): Promise<undefined> {
    return this.#firstLook.promise
  }

  get isHolder(): boolean {
    return this.#lock !== null
  }

  get isRebuilding(): boolean {
    return this.#building !== undefined
  }

  /** Resolves when no new index is being filled. */
  async filled(): Promise<void> {
    while (this.#isFilling) await pause(25)
  }

  /**
   * Resolves when there is something to answer from: while the very first index is being filled, the database's own
   * one is as empty, and whoever asks waits for it, though not for ever.
   */
  async firstFilled(): Promise<void> {
    const until = performance.now() + FIRST_PATIENCE_MS
    while (this.#isFilling && this.#isFirst && performance.now() < until) await pause(25)
  }

  wake(): void {
    if (this.#lock) this.#alarm.ring()
  }

  /** The engine answered that it is still to be filled. */
  lookAgain(): void {
    this.#mustLook = true
    this.wake()
  }

  /** The one under way, or a new one; for the holder only. */
  rebuild(): Promise<RebuildReport> {
    if (this.#building) return this.#building.done
    this.#wanted ??= Promise.withResolvers()
    this.wake()
    return this.#wanted.promise
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        this.#lock ??= await this.#on.database.tryLock('search worker')
        const busy = this.#lock !== null && (await this.#step())
        this.#failures = 0
        this.#firstLook.resolve(undefined)
        if (!busy) await this.#alarm.sleep(this.#lock ? POLL_MS : TAKE_OVER_MS)
      } catch (error) {
        await this.#rest(error)
      }
    }
  }

  /** True when there may be more to do at once. */
  async #step(): Promise<boolean> {
    if (this.#mustLook) await this.#look()
    if (this.#wanted && !this.#building) await this.#begin()
    await takeThesaurus(this.#on)
    const live = this.#isLiveUsable ? [this.#engine] : []
    const rows = this.#aloneFirst.choose(await nextRows(this.#on.database, BATCH, this.#stillAside()))
    if (rows.length > 0) await this.#carry(this.#building ? [...live, this.#building.beside] : live, rows)
    if (this.#building) await this.#build(this.#building, live)
    if (rows.length === 0 && !this.#building) this.#mustLook = true
    return rows.length > 0 || this.#building !== undefined
  }

  async #look(): Promise<void> {
    const status = await this.#engine.status()
    this.#mustLook = false
    if (status.state === 'away') throw new EngineAwayError(status.reason)
    this.#isLiveUsable = status.state === 'ready'
    this.#isFilling = status.state === 'needs-rebuild' || this.#building !== undefined
    this.#isFirst ||= this.#isFilling && this.#on.numbers.isEmpty
    this.#firstLook.resolve(undefined)
    if (status.state !== 'needs-rebuild' || this.#building) return
    this.#log.warn(
      `The search index is filled from the database: ${status.reason}. Until then the database itself answers searches.`,
    )
    await this.#begin()
  }

  async #begin(): Promise<void> {
    const wanted = this.#wanted
    this.#wanted = undefined
    this.#isFilling = true
    try {
      this.#building = new Rebuilding(this.#on, await this.#engine.rebuild())
      // One that began by itself has nobody to tell; left unheard, its end would end the process.
      this.#building.done.then(wanted?.resolve, wanted?.reject ?? (() => {}))
    } catch (error) {
      wanted?.reject(error)
      throw error
    }
  }

  async #build(building: Rebuilding, live: readonly Target[]): Promise<void> {
    if (!(await building.step(live))) return
    const { documents, seconds } = await building.swap()
    this.#building = undefined
    this.#isLiveUsable = true
    this.#isFilling = false
    this.#isFirst = false
    building.finish({ documents, seconds })
    this.#log.info(`The search index is filled: ${documents} documents in ${seconds.toFixed(1)} s.`)
  }

  /** Rows that cannot be carried, for whatever reason, do not hold up the others: by halves, until they are found. */
  async #carry(targets: readonly Target[], rows: readonly OutboxRow[]): Promise<void> {
    try {
      return await carry(this.#on, targets, rows)
    } catch (error) {
      // Most failures pass: the first times all is tried once more.
      if (isAway(error) || this.#failures < 2) throw error
      const [row, ...others] = rows
      if (row && others.length === 0) return this.#setAside(row, error)
    }
    const half = Math.ceil(rows.length / 2)
    await this.#carry(targets, rows.slice(0, half))
    await this.#carry(targets, rows.slice(half))
  }

  #setAside(row: OutboxRow, error: unknown): void {
    this.#aside.set(row.seq, performance.now() + ASIDE_MS)
    this.#log.error(
      describe(error),
      `${documentId(row)} could not be brought into the search index; it is tried again later.`,
    )
  }

  #stillAside(): string[] {
    for (const [seq, until] of this.#aside) if (until < performance.now()) this.#aside.delete(seq)
    return [...this.#aside.keys()]
  }

  async #rest(error: unknown): Promise<void> {
    this.#mustLook = true
    if (this.#ending.signal.aborted) return
    // Said once, not at every try.
    if (this.#failures === 0)
      this.#log.error(
        describe(error),
        'The search index is behind; changes wait in the database and are carried later.',
      )
    // A new index that missed a change is of no use.
    await this.#building?.abandon(error).catch(() => {})
    this.#building = undefined
    this.#isFilling = false
    this.#failures = isAway(error) ? 1 : this.#failures + 1
    this.#firstLook.resolve(undefined)
    const rest = Math.min(250 * 2 ** this.#failures, LONGEST_REST_MS)
    await pause(rest, undefined, { signal: this.#ending.signal }).catch(() => {})
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort()
    this.#alarm.ring()
    await this.#running
    this.#wanted?.reject(new Error('The process ends.'))
    await this.#building?.abandon(new Error('The process ends.')).catch(() => {})
    await this.#lock?.[Symbol.asyncDispose]()
  }
}

const isAway = (error: unknown): error is Error =>
  error instanceof EngineAwayError || error instanceof EngineKeyError || error instanceof IndexVersionError

/** What may stand in a log: our own words, of other errors their kind and place, as their words can quote a text. */
export function describe(error: unknown): object {
  if (isAway(error) || error instanceof EngineTaskError) return { error: error.message }
  if (!(error instanceof Error)) return { error: typeof error }
  return {
    error: error.name,
    at: error.stack
      ?.split('\n')
      .filter(line => /^\s+at /.test(line))
      .slice(0, 5),
  }
}
