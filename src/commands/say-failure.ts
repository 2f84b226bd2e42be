import { Problem, StartError } from '../errors.ts'
import { UnreadableFileError } from '../knowledge/imports/unreadable-file-error.ts'
import { type Command, UsageError } from './command.ts'

export const interrupted = 130

/** Makes of whatever a command threw a line for people and an exit code. */
export function sayFailure(command: Command, error: unknown, say: (line: string) => void): number {
  if (isInterruption(error)) return interrupted
  if (error instanceof UsageError) {
    say(`${error.message}\n\n${command.usage}`)
    return 2
  }
  say(
    isForPeople(error)
      ? error.message
      : `Unexpected: ${error instanceof Error ? error.stack : String(error)}`,
  )
  return 1
}

const isForPeople = (error: unknown): error is Error =>
  error instanceof Problem || error instanceof StartError || error instanceof UnreadableFileError

/** Somebody pressed Ctrl-C, or whoever read the output reads no more. */
const isInterruption = (error: unknown) =>
  error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'EPIPE'))
