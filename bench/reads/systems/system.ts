import type { Readers } from '../tables/load-data.ts'
import type { Kind, Question } from '../questions/question.ts'
import type { StartedServer } from './start-server.ts'

/** One of those compared, started and answering. */
export interface System extends StartedServer {
  /** For --systems. */
  readonly name: string
  readonly title: string
  /** In whose words it is asked; one that always answers the same has none. */
  readonly kind?: Kind
  /** The database of PostgreSQL that it works on; none when its database is within its process. */
  readonly database?: string
  readonly headers: (question: Question) => Record<string, string>
  readonly path: (question: Question) => string
}

/** What a system is started with. */
export interface Place {
  /** The address of a database of its own with the data of all, on PostgreSQL. */
  readonly databaseUrl: string
  readonly database: string
  /** A directory for its log and for what it keeps. */
  readonly directory: string
  readonly readers: Readers
  /** A folder for a CPU profile of the product's server, written when it ends. */
  readonly profile?: string
}

export const poolSize = 10
export const json = { 'content-type': 'application/json' }
export const graphqlPath = () => '/graphql'
