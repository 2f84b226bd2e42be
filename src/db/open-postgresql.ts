import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { StartError, TooSlowError } from '../errors.ts'
import type { Database } from './database.ts'
import { PrismaClient } from './generated/client/client.ts'
import { listenOn } from './listen-on.ts'
import type { Send } from './read/statement.ts'
import { keepReference } from './reference.ts'
import { listeners } from './listeners.ts'
import { preparedOn } from './prepared-on-postgresql.ts'
import { makeWriter } from './write/writer.ts'

const oldest = 15
const asText = (text: string) => text
// A date is a day, not a moment: pg's own parser would make local midnight of it.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number): ((text: string) => unknown) =>
    oid === pg.types.builtins.DATE ? asText : (pg.types.getTypeParser(oid) as (text: string) => unknown),
}

/** PostgreSQL 15 or later behind a connection string. */
export async function openPostgreSQL(url: string, { readTimeout = 10 } = {}): Promise<Database> {
  await probe(url)
  const statements = listeners<string>()
  const settings = {
    connectionString: url,
    max: 10,
    // Compiling a statement to machine code takes seconds, and starting helpers for it 20 ms, where running it takes one.
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
  }
  const pool = new pg.Pool({ ...settings, application_name: 'kennisband' })
  // Who waits for an answer reads on connections of their own, where no statement takes longer than this; imports,
  // exports and rebuilds may.
  const readers = new pg.Pool({
    ...settings,
    application_name: 'kennisband reading',
    statement_timeout: readTimeout * 1_000,
  })
  // A connection that breaks is replaced by the pool; without a listener it would end the process.
  for (const each of [pool, readers]) {
    each.on('error', () => {})
    each.on('connect', client => client.on('error', () => {}))
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: 'event', level: 'query' }] })
  prisma.$on('query', event => statements.tell(event.query))
  const readFrom = (from: pg.Pool): Send => {
    const prepared = preparedOn(from)
    return (text, values) => {
      statements.tell(text)
      return prepared(text, values)
    }
  }
  const readText = readFrom(pool)
  const readInTime = readFrom(readers)
  const listen: Database['listen'] = (channel, ...told) => listenOn(url, channel, ...told)
  const reference = keepReference({ send: readText, listen })
  const fallBacks = listeners<string>()

  return {
    kind: 'postgresql',
    prisma,
    onStatement: statements.add,
    fallBacks,
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      statements.tell(text)
      return (await pool.query<Row>({ text, values: [...values], types })).rows
    },
    readText,
    async readTextInTime(text, values) {
      try {
        return await readInTime(text, values)
      } catch (error) {
        throw isStopped(error) ? new TooSlowError(readTimeout, { cause: error }) : error
      }
    },
    write: makeWriter({ prisma, send: readText, fallBacks }),
    reference,
    listen,
    tryLock: name => tryLock(url, name),
    async [Symbol.asyncDispose]() {
      await reference[Symbol.asyncDispose]()
      await prisma.$disconnect()
      for (const each of [pool, readers]) if (!each.ended) await each.end()
    },
  }
}

const queryCanceled = '57014'

const isStopped = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === queryCanceled

async function probe(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int / 10000 as version`,
    )
    const version = rows[0]?.version ?? 0
    if (version < oldest)
      throw new StartError(`DATABASE_URL: PostgreSQL ${version} is too old; ${oldest} or later is needed.`)
  } catch (cause) {
    if (cause instanceof StartError) throw cause
    const at = url.replace(/\/\/[^@/]*@/, '//')
    throw new StartError(`DATABASE_URL: no connection to ${at}: ${reason(cause)}`, { cause })
  } finally {
    await client.end().catch(() => {})
  }
}

/** What went wrong, in one line; Node wraps the refusals of several addresses in an empty AggregateError. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reason).join(', ')
  return cause instanceof Error ? cause.message : String(cause)
}

/** A session lock needs a session of its own: the pool would hand it to somebody else. */
async function tryLock(url: string, name: string): Promise<AsyncDisposable | null> {
  const client = new pg.Client({ connectionString: url, application_name: `kennisband lock ${name}` })
  client.on('error', () => {})
  await client.connect()
  const key = createHash('sha256').update(`kennisband ${name}`).digest().readBigInt64BE()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1::bigint) as held', [
    key.toString(),
  ])
  if (rows[0]?.held) return { [Symbol.asyncDispose]: () => client.end() }
  await client.end()
  return null
}
