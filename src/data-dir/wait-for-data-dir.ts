import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../errors.ts'
import type { Holder } from './holder.ts'
import { type DataDirLock, lockDataDir } from './lock-data-dir.ts'

/** A command can be about to end, a server about to listen: each gets its time. */
const patience = { command: 5_000, server: 30_000 }
const pause = 50

export type Way = { lock: DataDirLock } | { lock: null; socket: string }

/** A command's way to its data: the lock of the directory, or the socket of the server that holds it. */
export async function waitForDataDir(directory: string, what: string, signal?: AbortSignal): Promise<Way> {
  for (let waited = 0; ; waited += pause) {
    const answer = lockDataDir(directory, { role: 'command', what })
    if (answer.lock) return answer
    const { heldBy } = answer
    if (heldBy?.socket) return { lock: null, socket: heldBy.socket }
    if (waited >= patience[heldBy?.role ?? 'command']) throw new StartError(inUse(directory, heldBy))
    await wait(pause, undefined, { signal })
  }
}

/** The server's way: it waits for a command that is about to end, never for another server. */
export async function waitAsServer(directory: string): Promise<DataDirLock> {
  for (let waited = 0; ; waited += pause) {
    const answer = lockDataDir(directory, { role: 'server', what: 'npm start' })
    if (answer.lock) return answer.lock
    const { heldBy } = answer
    if (heldBy?.role === 'server' || waited >= patience.command)
      throw new StartError(inUse(directory, heldBy))
    await wait(pause)
  }
}

function inUse(directory: string, heldBy: Holder | null): string {
  const by = heldBy ? `\`${heldBy.what}\` (process ${heldBy.pid})` : 'another process'
  const advice =
    heldBy?.role === 'server' ? 'one server at a time can open it' : 'try again when it has ended'
  return `The data directory ${directory} is in use by ${by}; ${advice}.`
}
