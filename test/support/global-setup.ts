import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgreSQL } from './postgresql.ts'
import { postgresqlTemplate } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where PostgreSQL's server is when the whole suite runs on it. */
    postgresql: string | undefined
    /** Where tests of this run keep what others of them can begin from. */
    ofThisRun: string
  }
}

/** KENNISBAND_TEST_DATABASE=postgresql runs every test on PostgreSQL instead of the embedded database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using opened = new AsyncDisposableStack()
  const ofThisRun = await mkdtemp(join(tmpdir(), 'kennisband-run-'))
  opened.defer(() => rm(ofThisRun, { recursive: true, force: true }))
  project.provide('ofThisRun', ofThisRun)
  project.provide('postgresql', await chosenServer(opened))
  const closing = opened.move()
  return () => closing.disposeAsync()
}

async function chosenServer(opened: AsyncDisposableStack): Promise<string | undefined> {
  const wanted = process.env.KENNISBAND_TEST_DATABASE ?? 'pglite'
  if (wanted === 'pglite') return undefined
  if (wanted !== 'postgresql')
    throw new Error(`KENNISBAND_TEST_DATABASE: pglite or postgresql, not ${wanted}`)
  const server = await startPostgreSQL()
  if ('missing' in server) throw new Error(`KENNISBAND_TEST_DATABASE: ${server.missing}`)
  opened.use(server)
  await postgresqlTemplate(server.url)
  return server.url
}
