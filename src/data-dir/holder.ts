import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Who holds a data directory. */
const holder = z.object({
  pid: z.number().int(),
  role: z.enum(['server', 'command']),
  /** What was typed, for messages: `npm run import`. */
  what: z.string(),
  /** Where a server takes commands, once it does. */
  socket: z.string().optional(),
})
export type Holder = z.infer<typeof holder>

const fileOf = (directory: string) => join(directory, 'lock.json')

/** Beside the lock, never in it: the kernel drops a process's lock on a file when it closes any handle of that file. */
export function writeHolder(directory: string, who: Holder): void {
  const draft = `${fileOf(directory)}.${process.pid}`
  writeFileSync(draft, JSON.stringify(who), { mode: 0o600 })
  renameSync(draft, fileOf(directory))
}

/** Who is written down; null when nobody is, or one that no longer runs: the lock itself is what counts. */
export function readHolder(directory: string): Holder | null {
  try {
    const read = holder.safeParse(JSON.parse(readFileSync(fileOf(directory), 'utf8')))
    return read.success && isRunning(read.data.pid) ? read.data : null
  } catch {
    return null
  }
}

export function removeHolder(directory: string): void {
  rmSync(fileOf(directory), { force: true })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
