import type { Memory } from './read/memory.ts'
import { readMemory, readRevision } from './read/read-memory.ts'
import type { Send } from './read/statement.ts'

/** The remembered tables, kept current by notifications; whoever must be exact compares revisions. */
export interface Reference extends AsyncDisposable {
  /** As far as this process has heard. */
  now(): Promise<Memory>
  /** For who knows from the database that this one is old. */
  newerThan(old: Memory): Promise<Memory>
  /** As the database has it at this moment; costs a statement. */
  verified(): Promise<Memory>
}

/** What a database offers for it. */
export interface Source {
  readonly send: Send
  readonly listen: (
    channel: string,
    onNotice: () => void,
    onGap: () => void,
    onLost: () => void,
  ) => Promise<AsyncDisposable>
}

/** Several changes in a row are one reading; who asks meanwhile does not wait for it. */
const pause = 20

export function keepReference({ send, listen }: Source): Reference {
  let kept: Memory | undefined
  let reading: Promise<Memory> | undefined
  let listening: Promise<AsyncDisposable> | undefined
  let hears = false
  let waiting: NodeJS.Timeout | undefined

  const read = () =>
    (reading ??= readMemory(send)
      .then(memory => (kept = memory))
      .finally(() => (reading = undefined)))

  /** What is being read already may be older than what was heard. */
  async function refresh(): Promise<void> {
    await reading?.catch(() => {})
    await read()
  }

  function hear(): void {
    // A failed reading is made good by the next reader, whose statement brings the revision.
    waiting ??= setTimeout(() => {
      waiting = undefined
      verified().catch(() => {})
    }, pause).unref()
  }

  async function startListening(): Promise<void> {
    const restored = () =>
      void refresh()
        .then(() => (hears = true))
        .catch(() => {})
    listening ??= listen('kennisband_reference', hear, restored, () => (hears = false))
    try {
      await listening
      hears = true
    } catch (error) {
      listening = undefined
      throw error
    }
  }

  async function verified(): Promise<Memory> {
    if (!kept) return read()
    const revision = await readRevision(send)
    if (kept.revision !== revision) await refresh()
    return kept
  }

  return {
    async now() {
      if (kept) return hears ? kept : verified()
      await startListening()
      return read()
    },
    async newerThan(old) {
      if (kept && kept !== old) return kept
      return read()
    },
    verified,
    async [Symbol.asyncDispose]() {
      clearTimeout(waiting)
      await reading?.catch(() => {})
      await (await listening?.catch(() => undefined))?.[Symbol.asyncDispose]()
    },
  }
}
