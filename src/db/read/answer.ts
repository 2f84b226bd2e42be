import { Memory } from './memory.ts'
import type { Send, SentRows } from './statement.ts'

/** A statement, and what becomes of its rows; with `remembers` the last cell of each is the revision. */
export interface Compiled {
  readonly sql: string
  readonly values: readonly unknown[]
  readonly remembers: boolean
  readonly decode: (sent: SentRows, memory: Memory) => unknown[]
}

/** Where the remembered tables are kept; see reference.ts. */
export interface Kept {
  now(): Promise<Memory>
  newerThan(old: Memory): Promise<Memory>
}

const nothing = new Memory('', new Map())
/** A memory that still has not caught up, since somebody writes without end, is done without. */
const mostTries = 3

/** Sends a statement; what it left to memory is taken from one of the very revision that its rows were read at. */
export async function answer(
  send: Send,
  kept: Kept,
  compile: (mayRemember: boolean) => Compiled,
): Promise<unknown[]> {
  const { sql, values, remembers, decode } = compile(true)
  if (!remembers) return decode(await send(sql, values), nothing)
  let memory = await kept.now()
  for (let tries = 0; tries < mostTries; tries++) {
    const sent = await send(sql, values)
    const revision = sent[0]?.at(-1)
    // Without rows there is nothing to take from memory, and no revision.
    if (revision == null || revision === memory.revision) return decode(sent, memory)
    memory = await kept.newerThan(memory)
    if (revision === memory.revision) return decode(sent, memory)
  }
  const joined = compile(false)
  return joined.decode(await send(joined.sql, joined.values), nothing)
}
