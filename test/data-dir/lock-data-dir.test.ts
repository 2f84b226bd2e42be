import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockDataDir } from '../../src/data-dir/lock-data-dir.ts'
import { waitAsServer, waitForDataDir } from '../../src/data-dir/wait-for-data-dir.ts'
import { StartError } from '../../src/errors.ts'

let directory: string
let children: ChildProcessWithoutNullStreams[]

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'lock-')), 'data')
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

const module = new URL('../../src/data-dir/lock-data-dir.ts', import.meta.url).href

/** Another process that takes the lock, says whether it got it, and runs on until it is killed. */
async function another(what: string, role = 'command') {
  const script = `
    import { lockDataDir } from ${JSON.stringify(module)}
    const { lock } = lockDataDir(${JSON.stringify(directory)}, { role: ${JSON.stringify(role)}, what: ${JSON.stringify(what)} })
    console.log(lock ? 'held' : 'refused')
    process.stdin.on('data', () => { lock?.[Symbol.dispose](); process.exit() })
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script])
  children.push(child)
  const [said] = await once(child.stdout, 'data')
  return { child, got: String(said).trim() }
}

const take = (what = 'npm test') => lockDataDir(directory, { role: 'command', what })

describe('the lock of a data directory', () => {
  test('a second process is refused and told who holds it', async () => {
    const { child } = await another('npm run import')
    expect(take()).toMatchObject({ lock: null, heldBy: { what: 'npm run import', pid: child.pid } })
  })

  test('a killed process lets go of it', async () => {
    const { child, got } = await another('npm run import')
    expect(got).toBe('held')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const mine = take()
    expect(mine.lock).not.toBeNull()
    mine.lock?.[Symbol.dispose]()
  })

  test('trying again in the process that holds it is refused, and does not lose the lock', async () => {
    const mine = take()
    expect(take('again').lock).toBeNull()
    expect((await another('npm start')).got).toBe('refused')
    mine.lock?.[Symbol.dispose]()
    expect((await another('npm start')).got).toBe('held')
  })

  test('what a killed process wrote about itself is not held against the next one', async () => {
    const { child } = await another('npm run import')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(join(directory, 'lock.json'))).toBe(true)
    const mine = take('npm run token')
    expect(take()).toMatchObject({ heldBy: { what: 'npm run token', pid: process.pid } })
    mine.lock?.[Symbol.dispose]()
    expect(existsSync(join(directory, 'lock.json'))).toBe(false)
  })

  test('nobody but its owner can open the lock or the directory that it made', () => {
    const mine = take()
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(statSync(join(directory, 'lock')).mode & 0o777).toBe(0o600)
    expect(statSync(join(directory, 'lock.json')).mode & 0o777).toBe(0o600)
    mine.lock?.[Symbol.dispose]()
  })

  test('a directory that cannot be one is an error in one line', () => {
    const file = join(tmpdir(), `lock-file-${process.pid}`)
    writeFileSync(file, '')
    expect(() => lockDataDir(join(file, 'data'), { role: 'command', what: 'x' })).toThrow(StartError)
    rmSync(file)
  })
})

describe('waiting for it', () => {
  test('a command comes after the one before it', async () => {
    const { child } = await another('npm run import')
    setTimeout(() => child.stdin.write('end'), 300)
    const way = await waitForDataDir(directory, 'npm run token')
    expect(way.lock).not.toBeNull()
    way.lock?.[Symbol.dispose]()
  })

  test('after five seconds it says in one line who is in the way', async () => {
    const { child } = await another('npm run import')
    await expect(waitForDataDir(directory, 'npm run token')).rejects.toThrow(
      `The data directory ${directory} is in use by \`npm run import\` (process ${child.pid}); try again when it has ended.`,
    )
  })

  test('a second server is refused at once', async () => {
    await another('npm start', 'server')
    const began = Date.now()
    await expect(waitAsServer(directory)).rejects.toThrow('one server at a time can open it')
    expect(Date.now() - began).toBeLessThan(1_000)
  })
})
