import type { TestProject } from 'vitest/node'
import { startPostgreSQL } from './postgresql.ts'
import { postgresqlTemplate } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where PostgreSQL's server is when the whole suite runs on it. */
    postgresql: string | undefined
  }
}

/** KENNISBAND_TEST_DATABASE=postgresql runs every test on PostgreSQL instead of the embedded database. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const wanted = process.env.KENNISBAND_TEST_DATABASE ?? 'pglite'
  if (wanted === 'pglite') return project.provide('postgresql', undefined) ?? undefined
  if (wanted !== 'postgresql')
    throw new Error(`KENNISBAND_TEST_DATABASE: pglite or postgresql, not ${wanted}`)
  const server = await startPostgreSQL()
  if ('missing' in server) throw new Error(`KENNISBAND_TEST_DATABASE: ${server.missing}`)
  await postgresqlTemplate(server.url)
  project.provide('postgresql', server.url)
  return async () => server[Symbol.asyncDispose]()
}
