import type { Readable } from 'node:stream'

/** What a command speaks through, whether it runs where it was typed or inside the server. */
export interface Io {
  out(line: string): void
  err(line: string): void
  /** `total` undefined: nobody knows how much there is. */
  progress(done: number, total: number | undefined, label: string): void
  /** The bytes of the input file, read by whoever typed the command: the server needs no right to it. */
  readonly input: Readable
  readonly inputBytes: number | undefined
  /** Bytes of the output file; resolves when there is room for more. */
  write(chunk: Uint8Array | string): Promise<void>
  /** Aborted when nobody waits for the answer any more: stop at the next whole batch. */
  readonly signal: AbortSignal
}

/** A command as it was typed: `import llis FILE` is { name: 'import', args: ['llis', 'FILE'] }. */
export interface Typed {
  readonly name: string
  readonly args: readonly string[]
}

/** One line of the server's answer; the last one is `exit`. */
export type Said =
  | { out: string }
  | { err: string }
  | { progress: { done: number; total?: number; label: string } }
  | { data: string }
  | { exit: number }
