import { join } from 'node:path'
import type { Question } from '../questions/question.ts'
import { type StartedServer, startServer } from './start-server.ts'
import { graphqlPath, json, type Place, type System } from './system.ts'

/** The product's own server, as `npm start` starts it; its pool holds ten connections. */
export async function startOurs({ databaseUrl, database, ...place }: Place): Promise<System> {
  const server = await startProduct(place, { DATABASE_URL: databaseUrl })
  return {
    ...server,
    name: 'postgresql',
    title: 'ours on PostgreSQL',
    kind: 'ours',
    database,
    path: graphqlPath,
    headers: signedIn(place.readers),
  }
}

/** The same on the embedded database, which lies in the directory already. */
export async function startOursOnPGlite(place: OwnPlace): Promise<System> {
  const server = await startProduct(place, {})
  return {
    ...server,
    name: 'pglite',
    title: 'ours on PGlite',
    kind: 'ours',
    path: graphqlPath,
    headers: signedIn(place.readers),
  }
}

type OwnPlace = Omit<Place, 'databaseUrl' | 'database'>

function startProduct(
  { directory, profile }: OwnPlace,
  settings: Record<string, string>,
): Promise<StartedServer> {
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  return startServer(
    [...profiling, 'src/main.js'],
    { ...settings, DATA_DIR: directory, PORT: '0' },
    join(directory, 'server.log'),
  )
}

const signedIn =
  (readers: Place['readers']) =>
  ({ asks }: Question) => ({ ...json, authorization: `Bearer ${readers[asks]}` })
