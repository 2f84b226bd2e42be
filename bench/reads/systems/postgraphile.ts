import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { counting } from '../questions/coverage.ts'
import { startServer } from './start-server.ts'
import { graphqlPath, json, type Place, poolSize, type System } from './system.ts'

const bench = fileURLToPath(new URL('../../', import.meta.url))

/** PostGraphile on the same tables. It sees no viewers; whoever asks filters. */
export async function startPostGraphile({ databaseUrl, database, directory }: Place): Promise<System> {
  install()
  await tell(databaseUrl)
  const server = await startServer(
    ['bench/reads/servers/postgraphile.mjs'],
    { DATABASE_URL: databaseUrl, POOL: String(poolSize), GRAPHILE_ENV: 'production' },
    join(directory, 'postgraphile.log'),
  )
  return {
    ...server,
    name: 'postgraphile',
    title: 'PostGraphile 5',
    kind: 'postgraphile',
    database,
    path: graphqlPath,
    headers: () => json,
  }
}

/** Only who runs this bench needs it: bench/package.json, at first use. */
function install(): void {
  if (existsSync(join(bench, 'node_modules', 'postgraphile'))) return
  console.error('Installing PostGraphile into bench/node_modules …')
  execFileSync('npm', ['ci', '--prefix', bench, '--no-audit', '--no-fund', '--silent'], {
    stdio: ['ignore', 2, 2],
  })
}

/**
 * What its users write down beside their tables: lessons and visits are looked up by their numbers, some columns
 * without an index may be filtered and ordered by, and the dashboard is a function.
 */
const hints = `
  comment on table lesson is '@unique number';
  comment on table visit is '@unique number';
  comment on column lesson.state is '@behavior +filterBy +filter';
  comment on column policy_domain.position is '@behavior +orderBy';
  comment on column partnership.name is '@behavior +orderBy';
  comment on column visit_place.position is '@behavior +orderBy';
  comment on column delegate.position is '@behavior +orderBy';
  create function coverage() returns table ("values" text[], lessons int) language sql stable as $$ ${counting} $$;`

async function tell(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(hints)
  } finally {
    await client.end()
  }
}
