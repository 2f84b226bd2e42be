import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbeddedEngine } from '../../../src/search/engines/embedded/open-embedded-engine.ts'
import { ask, idsOf, lesson } from '../lessons.ts'

let directory: string
let file: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'embedded-'))
  file = join(directory, 'search-index.jsonl')
})
afterEach(() => rm(directory, { recursive: true }))

async function fill(...ids: string[]): Promise<void> {
  await using engine = await openEmbeddedEngine({ directory })
  const rebuild = await engine.rebuild()
  for (const id of ids) await rebuild.put([lesson(id, 'x')])
  await rebuild.swap()
}

test('without a file it asks to be filled, and does so again until it was', async () => {
  for (const found of [[], ['a']]) {
    await using engine = await openEmbeddedEngine({ directory })
    expect(await engine.status()).toMatchObject({ state: 'needs-rebuild', documents: found.length })
    expect((await ask(engine, ['x'])).complete).toBe(false)
    await engine.put([lesson('a', 'x')])
  }
  await fill('a')
  await using engine = await openEmbeddedEngine({ directory })
  expect(await engine.status()).toEqual({ state: 'ready', documents: 1 })
})

test.each([1, 10, 100])(
  'a last line torn %i bytes before its end is dropped, and the next one is whole',
  async bytes => {
    await fill('a', 'b')
    await truncate(file, (await stat(file)).size - bytes)
    {
      await using engine = await openEmbeddedEngine({ directory })
      expect(await engine.status()).toEqual({ state: 'ready', documents: 1 })
      await engine.put([lesson('c', 'x')])
    }
    await using engine = await openEmbeddedEngine({ directory })
    expect(idsOf(await ask(engine, ['x']))).toEqual(['a', 'c'])
  },
)

test.each([
  ['damaged', async () => writeFile(file, (await readFile(file, 'utf8')).replace('"put"', '"p'))],
  ['damaged', () => appendFile(file, '{"neither":1}\n')],
  ['damaged', () => truncate(file, 5)],
  [
    'another version',
    async () => writeFile(file, (await readFile(file, 'utf8')).replace(/"analysis":\d+/, '"analysis":0')),
  ],
  [
    'another version',
    async () => writeFile(file, (await readFile(file, 'utf8')).replace(/"format":\d+/, '"format":0')),
  ],
])('a file that is %s asks to be filled anew', async (reason, harm) => {
  await fill('a', 'b')
  await harm()
  await using engine = await openEmbeddedEngine({ directory })
  expect(await engine.status()).toMatchObject({ state: 'needs-rebuild', documents: 0 })
  const status = await engine.status()
  expect(status.state === 'needs-rebuild' && status.reason).toContain(reason)
})

test('the file is written anew before it grows without end', async () => {
  await fill('a')
  {
    await using engine = await openEmbeddedEngine({ directory })
    const many = Array.from({ length: 300 }, (_, at) => lesson(`m${at}`, 'x'))
    for (let round = 0; round < 15; round++) await engine.put(many)
  }
  const lines = (await readFile(file, 'utf8')).split('\n').length
  expect(lines).toBeLessThan(12)
  await using engine = await openEmbeddedEngine({ directory })
  expect(await engine.status()).toEqual({ state: 'ready', documents: 301 })
})

test('a directory that is thrown away while the index is in use comes back with all of it', async () => {
  await fill('a')
  {
    await using engine = await openEmbeddedEngine({ directory })
    await rm(directory, { recursive: true })
    const many = Array.from({ length: 300 }, (_, at) => lesson(`m${at}`, 'x'))
    for (let round = 0; round < 15; round++) await engine.put(many)
  }
  await using engine = await openEmbeddedEngine({ directory })
  expect(await engine.status()).toEqual({ state: 'ready', documents: 301 })
})

test('what a rebuild left behind that was killed is cleared away', async () => {
  await fill('a')
  const engine = await openEmbeddedEngine({ directory })
  const rebuild = await engine.rebuild()
  await rebuild.put([lesson('b', 'x')])
  await expect(engine.rebuild()).rejects.toThrow('already')
  await using after = await openEmbeddedEngine({ directory })
  expect(idsOf(await ask(after, ['x']))).toEqual(['a'])
  expect(await readdir(directory)).toEqual(['search-index.jsonl'])
  await engine[Symbol.asyncDispose]()
})

test('what was acknowledged is there after a kill', async () => {
  await fill()
  for (let kill = 0; kill < 5; kill++) {
    const acknowledged = await writeUntilKilled(kill, 15 + kill * 20)
    await using engine = await openEmbeddedEngine({ directory })
    expect((await engine.status()).state).toBe('ready')
    expect(idsOf(await ask(engine, ['x']))).toEqual(expect.arrayContaining(acknowledged))
  }
})

/** A process that puts documents and says so, killed once it has said so `after` times. */
async function writeUntilKilled(kill: number, after: number): Promise<string[]> {
  const script = `
    import { openEmbeddedEngine } from ${JSON.stringify(join(import.meta.dirname, '../../../src/search/engines/embedded/open-embedded-engine.ts'))}
    const engine = await openEmbeddedEngine({ directory: ${JSON.stringify(directory)} })
    for (let at = 0; ; at++) {
      const id = 'k${kill}_' + at
      await engine.put([{ id, version: '1', language: 'en', attributes: { recent: at }, terms: { lesson: { length: 1, counts: ' x:1 ' } } }])
      process.stdout.write(id + '\\n')
    }`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.split('\n').length > after) child.kill('SIGKILL')
  }
  return said.split('\n').slice(0, -1)
}
