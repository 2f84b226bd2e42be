import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataSize, Readers } from '../tables/load-data.ts'
import { prepareOnce } from '../tables/kept-data.ts'
import { copyDatabase, preparePGlite } from '../tables/prepare.ts'
import { startByHand, startEmptyYoga } from './limits.ts'
import { startOurs, startOursOnPGlite } from './ours.ts'
import { startPostGraphile } from './postgraphile.ts'
import type { PostgreSQLServer } from './postgresql-server.ts'
import type { Place, System } from './system.ts'

const onPostgreSQL = {
  postgresql: startOurs,
  postgraphile: startPostGraphile,
  'by-hand': startByHand,
} satisfies Record<string, (place: Place) => Promise<System>>

export type SystemName = keyof typeof onPostgreSQL | 'pglite' | 'empty-yoga'

/** In the order in which they are printed. */
export const systemNames: readonly SystemName[] = [
  'postgresql',
  'pglite',
  'postgraphile',
  'by-hand',
  'empty-yoga',
]

export interface Systems extends AsyncDisposable {
  readonly systems: readonly System[]
  /** Of the database that the others are copies of. */
  readonly databaseUrl: string
}

export interface Opening {
  readonly server: PostgreSQLServer
  readonly directory: string
  readonly size: DataSize
  readonly readers: Readers
  readonly profile?: string
  readonly say: (text: string) => void
}

/** Fills the databases and starts the systems of these names, each on a database of its own with the same rows. */
export async function openSystems(names: readonly SystemName[], opening: Opening): Promise<Systems> {
  const { server, directory, size, readers, profile, say } = opening
  await using opened = new AsyncDisposableStack()
  const placeOf = async (name: string) => {
    const own = join(directory, name)
    await mkdir(own, { recursive: true })
    return own
  }
  const timed = async <Value>(what: string, work: () => Promise<Value>) => {
    const began = performance.now()
    const value = await work()
    say(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return value
  }
  // Copied from, never served: nobody may be connected to what is copied.
  const source = 'bench_source'
  const { url: databaseUrl } = await timed(`${size.lessons} lessons into PostgreSQL`, async () =>
    prepareOnce(server.url, source, await placeOf('source'), size, readers),
  )
  const systems: System[] = []
  for (const name of names) {
    const own = name === 'postgresql' ? join(directory, 'source') : await placeOf(name)
    if (name === 'empty-yoga') systems.push(opened.use(await startEmptyYoga({ directory: own })))
    else if (name === 'pglite') {
      await timed('the same into PGlite', () => preparePGlite(own, size, readers))
      systems.push(opened.use(await startOursOnPGlite({ directory: own, readers, profile })))
    } else {
      const database = `bench_${name.replaceAll('-', '_')}`
      const url = await timed(`a copy for ${name}`, () => copyDatabase(server.url, source, database))
      const place: Place = { databaseUrl: url, database, directory: own, readers, profile }
      systems.push(opened.use(await onPostgreSQL[name](place)))
    }
  }
  const closing = opened.move()
  return { systems, databaseUrl, [Symbol.asyncDispose]: () => closing.disposeAsync() }
}
