import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PGlite, types } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { StartError } from '../errors.ts'
import type { Database } from './database.ts'
import { PrismaClient } from './generated/client/client.ts'
import type { Send } from './read/statement.ts'
import { preparedOn } from './prepared-on-pglite.ts'
import { keepReference } from './reference.ts'
import { listeners } from './listeners.ts'
import { makeWriter } from './write/writer.ts'

/**
 * The embedded database, in this process. `directory` undefined keeps it in memory; `template` is a dump to begin from.
 * Two processes that open one directory lose writes, so the caller holds its lock (see lock-data-dir.ts).
 */
export async function openPGlite(options: {
  directory?: string
  template?: Blob
}): Promise<Database & { pglite: PGlite }> {
  const pglite = await start(options)
  const statements = listeners<string>()
  const prisma = new PrismaClient({
    adapter: new PrismaPGlite(thatTellsOfCommits(pglite)),
    log: [{ emit: 'event', level: 'query' }],
  })
  prisma.$on('query', event => statements.tell(event.query))
  const locks = new Set<string>()
  const prepared = preparedOn(pglite)
  const send =
    (lasting: boolean): Send =>
    (sql, values) => {
      statements.tell(sql)
      return prepared(sql, values, lasting)
    }
  const readText = send(false)
  const listen: Database['listen'] = async (channel, onNotice) => {
    const stop = await pglite.listen(channel, onNotice)
    return { [Symbol.asyncDispose]: () => stop() }
  }
  const reference = keepReference({ send: readText, listen })
  const fallBacks = listeners<string>()

  return {
    kind: 'pglite',
    prisma,
    pglite,
    onStatement: statements.add,
    fallBacks,
    async query<Row>(sql: string, values: readonly unknown[] = []) {
      statements.tell(sql)
      const parsers = { [types.DATE]: (text: string) => text, [types.INT8]: (text: string) => text }
      return (await pglite.query<Row>(sql, [...values], { parsers })).rows
    },
    readText,
    // A statement in this very thread cannot be stopped; the limit on a query's cost stands for it.
    readTextInTime: readText,
    write: makeWriter({ prisma, send: send(true), fallBacks }),
    reference,
    listen,
    // One process, one session: a set does what an advisory lock does between processes.
    async tryLock(name) {
      if (locks.has(name)) return null
      locks.add(name)
      return {
        [Symbol.asyncDispose]: async () => {
          locks.delete(name)
        },
      }
    },
    dump: () => pglite.dumpDataDir('none'),
    async [Symbol.asyncDispose]() {
      if (!pglite.closed) await reference[Symbol.asyncDispose]()
      await prisma.$disconnect()
      if (!pglite.closed) await pglite.close()
    },
  }
}

/**
 * Prisma's adapter forgets an error that comes with the commit, and the caller would take for written what was not:
 * it handles what a transaction ends with by a `catch`, whose promise it then waits for.
 */
function thatTellsOfCommits(pglite: PGlite): PGlite {
  return new Proxy(pglite, {
    get(target, name) {
      if (name === 'transaction')
        return (run: Parameters<PGlite['transaction']>[0]) => {
          const ended = target.transaction(run)
          return {
            catch(onError: (error: unknown) => unknown) {
              void ended.catch(onError)
              return ended
            },
          }
        }
      const value: unknown = Reflect.get(target, name, target)
      const bound: unknown = typeof value === 'function' ? value.bind(target) : value
      return bound
    },
  })
}

async function start({ directory, template }: { directory?: string; template?: Blob }): Promise<PGlite> {
  const module = await compile()
  try {
    return await PGlite.create({ dataDir: directory, loadDataDir: template, pgliteWasmModule: module })
  } catch (cause) {
    throw new StartError(
      `The data directory ${directory} does not open: it is damaged, or of another version of the embedded database (PGlite 0.5, PostgreSQL 18).`,
      { cause },
    )
  }
}

/** In the calling turn and on threads of its own, so that whoever opens the database can load modules meanwhile. */
function compile(): Promise<WebAssembly.Module> {
  const file = createRequire(import.meta.url).resolve('@electric-sql/pglite/pglite.wasm')
  return WebAssembly.compile(readFileSync(file))
}
