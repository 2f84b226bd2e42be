import type { Io } from '../data-dir/io.ts'
import { openInput } from './open-input.ts'
import { openOutput } from './open-output.ts'
import { interrupted } from './say-failure.ts'
import { showProgress } from './show-progress.ts'

export interface Terminal extends AsyncDisposable {
  readonly io: Io
  /** The command did what it should: its output file takes its name. */
  keep(): Promise<void>
}

/** The place where a command is typed: its lines, its files, and Ctrl-C, of which the second ends at once. */
export async function openTerminal(files: { input?: string; output?: string }): Promise<Terminal> {
  const { input, inputBytes } = await openInput(files.input)
  const output = await openOutput(files.output)
  const display = await showProgress()
  const stop = new AbortController()
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(interrupted)
    stop.abort()
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  // `… | head`: nobody reads on, which is no failure of the command.
  const unread = () => stop.abort()
  process.stdout.on('error', unread)

  const say = (stream: NodeJS.WriteStream, line: string) => {
    display.clear()
    stream.write(`${line}\n`)
  }
  return {
    io: {
      input,
      inputBytes,
      signal: stop.signal,
      out: line => say(process.stdout, line),
      err: line => say(process.stderr, line),
      progress: display.show,
      write: output.write,
    },
    keep: output.keep,
    async [Symbol.asyncDispose]() {
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      display.clear()
      input.destroy()
      await output[Symbol.asyncDispose]()
    },
  }
}
