import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './command.ts'

/** The options and the words of a command; an unknown option is a UsageError in Node's own words. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0])
    throw error
  }
}

/** Words beyond those that a command knows are a mistake, never ignored. */
export function noMore(words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`Too much: ${words.join(' ')}`)
}
