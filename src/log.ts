import { destination, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** In milliseconds: how long a line may wait for others. */
const patience = 100
const together = 8_192

/**
 * Lines are written together: one system call for each answer would cost as much as a row. What is written when the
 * process ends by itself or by an error gets out; only a kill loses the last tenth of a second.
 */
function output() {
  const lines = destination({ dest: 1, sync: false, minLength: together })
  setInterval(() => lines.flush(), patience).unref()
  return lines
}

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
    output(),
  )
}
