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
  let waiting: NodeJS.Timeout | undefined
  let hears = false
  let missed = true
  let losses = 0

  const read = () =>
    (reading ??= readMemory(send)
      .then(memory => (kept = memory))
      .finally(() => (reading = undefined)))

  async function verified(): Promise<Memory> {
    const known = kept
    if (!known) return read()
    if (known.revision === (await readRevision(send))) return known
    // What is being read already may be older than what was just seen.
    await reading?.catch(() => {})
    return read()
  }

  function hear(): void {
    // A failed reading is made good by the next reader, whose statement brings the revision.
    waiting ??= setTimeout(() => {
      waiting = undefined
      verified().catch(() => {})
    }, pause).unref()
  }

  async function startListening(): Promise<void> {
    const restored = () => {
      hears = true
    }
    const lost = () => {
      losses++
      hears = false
      missed = true
    }
    try {
      await (listening ??= listen('kennisband_reference', hear, restored, lost))
      if (losses === 0) hears = true
    } catch {
      // Then every reading is verified, and this is tried again.
      listening = undefined
    }
  }

  return {
    async now() {
      if (kept && hears && !missed) return kept
      if (!listening) await startListening()
      const [heard, before] = [hears, losses]
      const memory = await verified()
      if (heard && losses === before) missed = false
      return memory
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
