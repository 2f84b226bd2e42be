import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chownSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL server for tests; `url` leads to its maintenance database. */
export interface Server extends AsyncDisposable {
  url: string
}

/** Why there is no server, in one line. */
export interface NoServer {
  missing: string
}

/**
 * The server that DATABASE_URL_TEST names, else one of our own that is gone without trace when this process ends,
 * unless its databases are `keptIn` a folder; `more` are further settings of our own, such as 'shared_buffers=1GB'.
 */
export async function startPostgreSQL(
  more: readonly string[] = [],
  keptIn?: string,
): Promise<Server | NoServer> {
  const given = process.env.DATABASE_URL_TEST
  if (given)
    return (await answers(given))
      ? { url: given, [Symbol.asyncDispose]: async () => {} }
      : { missing: `no PostgreSQL answers at DATABASE_URL_TEST` }
  const binaries = findBinaries()
  if (!binaries) return { missing: 'no PostgreSQL programs in /usr/lib/postgresql/*/bin or on the PATH' }
  const user = unprivileged()
  if (!user) return { missing: 'PostgreSQL refuses to run as root, and there is no user postgres or nobody' }
  const directory = mkdtempSync(join(tmpdir(), 'kennisband-postgresql-'))
  try {
    return await start(binaries, directory, user, more, keptIn ?? join(directory, 'data'))
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    return { missing: `PostgreSQL does not start: ${String(error).split('\n')[0]}` }
  }
}

async function start(
  binaries: string,
  directory: string,
  user: User,
  more: readonly string[],
  data: string,
): Promise<Server> {
  mkdirSync(data, { recursive: true })
  for (const own of [directory, data])
    if (user.uid !== undefined && user.gid !== undefined) chownSync(own, user.uid, user.gid)
  const initdb = [
    '-D',
    data,
    '-U',
    'kennisband',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ]
  if (readdirSync(data).length === 0)
    execFileSync(join(binaries, 'initdb'), initdb, {
      ...user,
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    })

  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'listen_addresses=',
    ...more,
  ]
  const args = ['-D', data, '-k', directory, ...settings.flatMap(setting => ['-c', setting])]
  // The shell waits for the end of its input, which comes however this process ends, and clears up.
  const script = '"$@" & server=$!; read _; kill -INT $server; wait $server; rm -rf "$0"'
  const shell = spawn('sh', ['-c', script, directory, join(binaries, 'postgres'), ...args], {
    ...user,
    cwd: directory,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const gone = once(shell, 'exit')
  const url = `postgresql://kennisband@localhost/postgres?host=${encodeURIComponent(directory)}`
  const server = {
    url,
    async [Symbol.asyncDispose]() {
      shell.stdin.end()
      await gone
    },
  }
  for (let tries = 0; tries < 300; tries++) {
    if (await answers(url)) return server
    await wait(100)
  }
  await server[Symbol.asyncDispose]()
  throw new Error('it did not answer within 30 seconds')
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(a) - Number(b)) : []
  // The oldest that is there: what works on 15 works on all that we promise.
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find(folder => runs(join(folder, 'initdb')) && runs(join(folder, 'postgres')))
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

interface User {
  uid?: number
  gid?: number
}

/** Who runs the server: this user, or when that is root another one. */
function unprivileged(): User | undefined {
  if (process.getuid?.() !== 0) return {}
  return userNamed('postgres') ?? userNamed('nobody')
}

function userNamed(name: string): User | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}
