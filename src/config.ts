import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './errors.ts'

const settings = z.object({
  /** Where the embedded database, the embedded index, the lock and the socket lie. */
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .transform(dir => resolve(dir)),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'should be a whole number' })
    .int('should be a whole number')
    .min(0, 'should be 0 (any free port) or more')
    .max(65_535, 'should be at most 65535')
    .default(4000),
  /** Where people find this server, for what is printed; unset, the address that was asked. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'should be an http:// or https:// address' })
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  /** PostgreSQL instead of the embedded database. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'should start with postgresql://')
    .optional(),
  /** Meilisearch instead of the embedded engine. */
  MEILI_URL: z.url({ protocol: /^https?$/, error: 'should be an http:// or https:// address' }).optional(),
  MEILI_KEY: z.string().min(1).optional(),
  /** Several installations can share one Meilisearch, each with a prefix of its own. */
  MEILI_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/, 'should be 1 to 40 of a-z, 0-9, _ and -')
    .default('kennisband'),
  /** Folders with dictionaries in dictd's format: meanings of words that the thesaurus does not know. */
  DICTIONARIES: z.string().min(1).optional(),
  /** In points; what a query costs stands in its answer. Unset, it suits the database. */
  COST_LIMIT: z.coerce
    .number({ error: 'should be a whole number' })
    .int('should be a whole number')
    .min(40_000, 'should be 40000 or more, for less refuses what a dashboard asks')
    .optional(),
  /** In seconds, of one reading statement; PostgreSQL only. */
  READ_TIMEOUT: z.coerce
    .number({ error: 'should be a number of seconds' })
    .min(1, 'should be 1 second or more')
    .max(600, 'should be at most 600 seconds')
    .default(10),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().default('development'),
})

export type Config = z.infer<typeof settings>

/** Reads the settings from the environment; a wrong one ends the start with its name and what would be right. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  // An empty variable (FOO= in a compose file) is one that was not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  if (read.success) return read.data
  const lines = read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new StartError(`Settings: ${lines.join('; ')}`)
}
