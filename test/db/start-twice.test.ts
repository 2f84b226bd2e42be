import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const program = fileURLToPath(new URL('../support/open-and-list-modules.ts', import.meta.url))

/** Opens the database of this directory in a process of its own, and says which modules that loaded. */
async function modulesOfStart(directory: string): Promise<string> {
  const env = { ...process.env, DATA_DIR: directory, DATABASE_URL: '' }
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env, maxBuffer: 10_000_000 })
  return stdout
}

it('only a start that migrates loads the schema engine', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kennisband-start-'))
  try {
    expect(await modulesOfStart(directory)).toContain('schema_engine_bg')
    expect(await modulesOfStart(directory)).not.toContain('schema_engine_bg')
  } finally {
    await rm(directory, { recursive: true })
  }
}, 240_000)
