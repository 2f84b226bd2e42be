import pg from 'pg'
import { startPostgreSQL } from '../../../test/support/postgresql.ts'
import { cpuOfChildren, parentOf } from '../../cpu-used.ts'

/** For all who are asked; beside these the settings of the tests' server, which does not wait for the disk. */
export const settings = [
  'shared_buffers=2GB',
  'effective_cache_size=4GB',
  'work_mem=32MB',
  'random_page_cost=1.1',
  'max_wal_size=8GB',
  'shared_preload_libraries=pg_stat_statements',
]

/** The PostgreSQL on which the bench works, and what it has done so far. */
export interface PostgreSQLServer extends AsyncDisposable {
  readonly url: string
  readonly version: string
  /** CPU of its backends since the last call, in milliseconds. */
  cpuSinceLast(): number
  /** How many statements were executed on a database; undefined where nobody counts them. */
  statementsOn(database: string): Promise<number | undefined>
}

export async function openServer(keptIn?: string): Promise<PostgreSQLServer> {
  await using opened = new AsyncDisposableStack()
  const server = await startPostgreSQL(settings, keptIn)
  if ('missing' in server) throw new Error(`This bench needs PostgreSQL: ${server.missing}.`)
  opened.use(server)
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  opened.defer(() => client.end())
  const isCounting = await client.query('create extension if not exists pg_stat_statements').then(
    () => true,
    () => false,
  )
  const { rows } = await client.query<{ pid: number; version: string }>(
    `select pg_backend_pid() as pid, current_setting('server_version') as version`,
  )
  const { pid = 0, version = '' } = rows[0] ?? {}
  const postmaster = parentOf(pid) ?? 0
  let last = cpuOfChildren(postmaster)
  const closing = opened.move()
  return {
    url: server.url,
    version,
    cpuSinceLast() {
      const now = cpuOfChildren(postmaster)
      // A backend that has ended meanwhile was idle: it had nothing left to add.
      const worked = [...now].reduce((sum, [backend, cpu]) => sum + cpu - (last.get(backend) ?? 0), 0)
      last = now
      return now.size > 0 ? worked : NaN
    },
    async statementsOn(database) {
      if (!isCounting) return undefined
      const counted = await client.query<{ calls: string }>(
        `select coalesce(sum(s.calls), 0)::text as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = $1`,
        [database],
      )
      return Number(counted.rows[0]?.calls)
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}
