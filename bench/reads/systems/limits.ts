import { join } from 'node:path'
import { startServer } from './start-server.ts'
import { graphqlPath, json, type Place, poolSize, type System } from './system.ts'

/** The first limit: the same as hand-written SQL over plain node:http. */
export async function startByHand({ databaseUrl, database, directory }: Place): Promise<System> {
  const settings = { DATABASE_URL: databaseUrl, POOL: String(poolSize) }
  const server = await startServer(
    ['bench/reads/servers/by-hand.ts'],
    settings,
    join(directory, 'by-hand.log'),
  )
  return {
    ...server,
    name: 'by-hand',
    title: 'SQL by hand, node:http',
    kind: 'byHand',
    database,
    path: ({ name }) => `/${name}`,
    headers: () => json,
  }
}

/** The second: Yoga with nothing to say. */
export async function startEmptyYoga({ directory }: Pick<Place, 'directory'>): Promise<System> {
  const server = await startServer(
    ['bench/reads/servers/empty-yoga.ts'],
    {},
    join(directory, 'empty-yoga.log'),
  )
  return {
    ...server,
    name: 'empty-yoga',
    title: 'Yoga, empty answer',
    path: graphqlPath,
    headers: () => json,
  }
}
