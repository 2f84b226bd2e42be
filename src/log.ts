import { destination, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/**
 * JSON lines on stdout, for machines; what is for people goes to stderr. A line holds what happened, never what was
 * asked or found: no query text, no variables, no tokens, no addresses.
 */
export function makeLog({ LOG_LEVEL: level }: Pick<Config, 'LOG_LEVEL'>): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    destination(1),
  )
}
