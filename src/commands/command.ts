import type { Io } from '../data-dir/io.ts'
import type { House } from '../house.ts'

/** What is behind one word after `npm run`. */
export interface Command {
  readonly name: string
  readonly usage: string
  /** Understands what was typed, or throws a UsageError; reads no file and opens nothing. */
  prepare(args: readonly string[]): Task
}

interface Files {
  /** A file that it reads, `-` for what is piped in. */
  readonly input?: string
  /** A file that it writes; without one, what it writes goes to the terminal or the pipe. */
  readonly output?: string
}

/** What was asked for: something that needs the house and runs where that is open, or something that needs none. */
export type Task = Files &
  (
    | { readonly needs: 'house'; run(house: House, io: Io): Promise<number> }
    | { readonly needs: 'nothing'; run(io: Io): Promise<number> }
  )

/** What was typed means nothing: answered with the usage and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
