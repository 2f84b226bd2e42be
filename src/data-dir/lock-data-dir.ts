import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartError } from '../errors.ts'
import { type Holder, readHolder, removeHolder, writeHolder } from './holder.ts'

export interface DataDirLock extends Disposable {
  readonly directory: string
  /** Says where commands can be handed to. */
  announce(socket: string): void
}

export type LockAnswer = { lock: DataDirLock } | { lock: null; heldBy: Holder | null }

const busy = 5

/**
 * Takes the lock of a data directory, or says who has it. Two processes in one PGlite directory lose writes.
 * It is SQLite's file lock: atomic, and the kernel lets go of it when the process ends, however it ends.
 * SQLite itself minds that closing one handle of a file drops all locks of the process on it; so nothing else may
 * ever open the file `lock` here.
 */
export function lockDataDir(directory: string, who: Pick<Holder, 'role' | 'what'>): LockAnswer {
  const file = openLock(directory)
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    if (codeOf(error) === busy) return { lock: null, heldBy: readHolder(directory) }
    throw new StartError(`DATA_DIR: ${directory} cannot be locked: ${reason(error)}`, { cause: error })
  }
  const holder = { ...who, pid: process.pid }
  writeHolder(directory, holder)
  return {
    lock: {
      directory,
      announce: socket => writeHolder(directory, { ...holder, socket }),
      [Symbol.dispose]() {
        if (!file.isOpen) return
        removeHolder(directory)
        file.close()
      },
    },
  }
}

function openLock(directory: string): DatabaseSync {
  const umask = process.umask(0o077)
  try {
    mkdirSync(directory, { recursive: true })
    return new DatabaseSync(join(directory, 'lock'), { timeout: 0 })
  } catch (error) {
    throw new StartError(`DATA_DIR: ${directory} cannot be used: ${reason(error)}`, { cause: error })
  } finally {
    process.umask(umask)
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'errcode' in error ? error.errcode : undefined)
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
