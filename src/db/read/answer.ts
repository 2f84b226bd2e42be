import { compile } from './compile.ts'
import { Memory } from './memory.ts'
import type { Question } from './question.ts'
import type { Send } from './statement.ts'

/** Where the remembered tables are kept; see reference.ts. */
export interface MemoryKeeper {
  now(): Promise<Memory>
  newerThan(old: Memory): Promise<Memory>
}

const nothing = new Memory('', new Map())
/** A memory that still has not caught up, since somebody writes without end, is done without. */
const mostTries = 3

/** One answer for each question, by one statement; what that left to memory is of the very revision that it was read at. */
export async function answer(
  send: Send,
  kept: MemoryKeeper,
  questions: readonly Question[],
): Promise<unknown[]> {
  const {
    compiled: { sql, remembers, decode },
    values,
  } = compile(questions, true)
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
  const joined = compile(questions, false)
  return joined.compiled.decode(await send(joined.compiled.sql, joined.values), memory)
}
