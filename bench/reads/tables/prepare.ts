import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { pino } from 'pino'
import { commandNames } from '../../../src/commands/find-command.ts'
import { type Config, readConfig } from '../../../src/config.ts'
import { openHouse } from '../../../src/house.ts'
import { urlOf } from '../../../test/support/template.ts'
import { type DataSize, loadData, type Readers } from './load-data.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A new database of this name on the server, with the data; `directory` becomes the DATA_DIR of who serves it. */
export async function preparePostgreSQL(
  serverUrl: string,
  name: string,
  directory: string,
  size: DataSize,
  readers: Readers,
): Promise<string> {
  await onServer(serverUrl, `create database ${name}`)
  const url = urlOf(serverUrl, name)
  await furnish(readConfig({ DATABASE_URL: url, DATA_DIR: directory }))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await loadData(sql => client.query(sql), size, readers)
  } finally {
    await client.end()
  }
  countAnew({ DATABASE_URL: url, DATA_DIR: directory })
  return url
}

export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  onServer(serverUrl, `drop database if exists ${name}`)

/** A copy of it, so that what one system writes is no work for another. */
export async function copyDatabase(serverUrl: string, from: string, name: string): Promise<string> {
  await dropDatabase(serverUrl, name)
  await onServer(serverUrl, `create database ${name} template ${from}`)
  return urlOf(serverUrl, name)
}

/** The same in the embedded database of a directory. */
export async function preparePGlite(directory: string, size: DataSize, readers: Readers): Promise<void> {
  await furnish(readConfig({ DATA_DIR: directory }))
  const pglite = await PGlite.create({ dataDir: join(directory, 'pglite') })
  try {
    await loadData(sql => pglite.exec(sql), size, readers)
  } finally {
    await pglite.close()
  }
  countAnew({ DATA_DIR: directory })
}

/**
 * The product's own opening brings tables and catalogues, and an index that is complete as long as nothing is there:
 * so the worker carries later writes, as it would, and does not begin with filling the index.
 */
async function furnish(config: Config): Promise<void> {
  await using house = await openHouse(config, {
    role: 'server',
    log: pino({ level: 'silent' }),
    empty: true,
  })
  await house.search.settled()
}

/** What triggers count was not counted while they were off. */
function countAnew(settings: Record<string, string>): void {
  if (!commandNames.includes('counts')) return
  execFileSync(process.execPath, ['src/cli.js', 'counts', 'rebuild'], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
