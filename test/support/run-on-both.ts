import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgreSQL } from './postgresql.ts'

// `npm run test:long`: the whole suite with more of what costs time, on the embedded database and then on PostgreSQL.

const directory = mkdtempSync(join(tmpdir(), 'kennisband-long-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))

/** Runs the suite and says what came of it; null when no test ran. */
function run(database: 'pglite' | 'postgresql', server: string): string | null {
  const report = join(directory, `${database}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = {
    ...process.env,
    KENNISBAND_LONG: '1',
    KENNISBAND_TEST_DATABASE: database,
    DATABASE_URL_TEST: server,
  }
  const { status } = spawnSync('vitest', ['run', ...reporters, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  })
  if (status !== 0) process.exitCode = 1
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    if (numPassedTests + numFailedTests === 0) return null
    return `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} did not run`
  } catch {
    process.exitCode = 1
    return null
  }
}

const server = await startPostgreSQL()
const url = 'missing' in server ? '' : server.url
const lines = [`On PGlite: ${run('pglite', url) ?? 'no test ran'}`]
if ('missing' in server) lines.push(`On PostgreSQL: did not run, ${server.missing}`)
else lines.push(`On PostgreSQL: ${run('postgresql', url) ?? 'no test ran'}`)
console.log(lines.join('\n'))
if (!('missing' in server)) await server[Symbol.asyncDispose]()
