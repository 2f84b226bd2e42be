import { randomBytes } from 'node:crypto'
import { Meilisearch } from 'meilisearch'
import { afterAll, describe, expect, test } from 'vitest'
import { askServer } from '../kills/ask-server.ts'
import { checkIndex } from '../kills/check-index.ts'
import { capture, type Known, nextStep } from '../kills/lesson-steps.ts'
import { searchLessons } from '../kills/read-lessons.ts'
import { type Entry, takeStep } from '../kills/write-lessons.ts'
import { findProgram, startMeilisearch } from '../search/start-meilisearch.ts'
import type { Asker } from '../support/asker.ts'
import { OwnMeilisearch } from './own-meilisearch.ts'
import { makePlace } from './place.ts'
import { runCommand, type Settings, startServer, tryServer } from './processes.ts'

const program = await findProgram()
const server = await startMeilisearch()
afterAll(() => server?.[Symbol.asyncDispose]())
if (!server)
  console.log('Not run: bad days with Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)')
else if (!program) console.log('Not run: Meilisearch going away (no program `meilisearch` on the PATH)')

const patience = { timeout: 60_000, interval: 200 }
const inOneLine = (err: RegExp) => ({ exit: 1, out: '', err: expect.stringMatching(err) })

describe.skipIf(!server)('a Meilisearch that cannot serve', { timeout: 240_000 }, () => {
  const its = () => ({
    MEILI_URL: server?.url ?? '',
    MEILI_KEY: server?.key,
    MEILI_PREFIX: `bad-days-${randomBytes(4).toString('hex')}`,
  })

  test('for a wrong key ends the start, in one line', async () => {
    await using place = await makePlace()
    const settings = { ...place.settings, ...its(), MEILI_KEY: 'wrong' }
    const refused = inOneLine(/^MEILI_KEY: Meilisearch at \S+ refuses the key\.\n$/)
    expect(await tryServer(settings)).toMatchObject(refused)
    expect(await runCommand(settings, ['index', 'status'])).toMatchObject(refused)
  })

  test('for an index of another version ends the start, in one line that says what mends it', async () => {
    const { MEILI_URL: host, MEILI_KEY: apiKey, MEILI_PREFIX } = its()
    await new Meilisearch({ host, apiKey })
      .createIndex(`${MEILI_PREFIX}-documents`, { primaryKey: 'id' })
      .waitTask()
    await using place = await makePlace({ example: true })
    const settings = { ...place.settings, MEILI_URL: host, MEILI_KEY: apiKey, MEILI_PREFIX }
    const refused = inOneLine(/^The index .*`npm run index -- rebuild`.*\n$/)
    expect(await tryServer(settings)).toMatchObject(refused)
    expect(await runCommand(settings, ['index', 'status'])).toMatchObject(refused)

    const mended = { exit: 0, out: expect.stringMatching(/^\d+ documents in [\d.]+ s\n$/) }
    expect(await runCommand(settings, ['index', 'rebuild'])).toMatchObject(mended)
    await using running = await startServer(settings)
    const visitor = askServer(running)
    // Not at once: on a busy machine one answer can take the second that a search waits for the engine.
    await expect.poll(async () => (await searchLessons(visitor, '')).degraded, patience).toBe(false)
    expect((await searchLessons(visitor, '')).totalCount).toBeGreaterThan(10)
  })
})

describe.skipIf(!program)('a Meilisearch that goes away', { timeout: 240_000 }, () => {
  test('before the start: the database answers, writing works, and all is found when it is there', async () => {
    await using meilisearch = await OwnMeilisearch.prepare(program ?? '')
    await using place = await makePlace()
    const settings = { ...place.settings, ...meilisearch.settings }
    await using server = await startServer(settings)
    const editor = askServer(server, await makeToken(settings))
    const visitor = askServer(server)
    expect(await searchLessons(visitor, '')).toEqual({ totalCount: 0, ids: [], degraded: true })
    const lesson = await publish(editor, { number: 1 })
    expect((await editor.ask('{ indexStatus { state } }')).indexStatus).toEqual({ state: 'AWAY' })

    await meilisearch.start()
    const found = { totalCount: 1, ids: [lesson.id], degraded: false }
    await expect.poll(() => searchLessons(visitor, 'dijkproef'), patience).toEqual(found)
    expect(await checkIndex(settings)).toEqual({ exit: 0, out: '1 compared, 0 differed\n' })
  })

  test('while a hundred lessons are published loses nothing, and nobody waits twice for one that hangs', async () => {
    await using meilisearch = await OwnMeilisearch.prepare(program ?? '')
    await meilisearch.start()
    await using place = await makePlace()
    const settings = { ...place.settings, ...meilisearch.settings }
    await using server = await startServer(settings)
    const editor = askServer(server, await makeToken(settings))
    const visitor = askServer(server)
    const entries: Entry[] = Array.from({ length: 100 }, (_, i) => ({ number: 1001 + i }))
    const lessons: Known[] = []
    for (const [at, entry] of entries.entries()) {
      if (at === 40) await meilisearch.kill()
      if (at === 70) await meilisearch.start()
      lessons.push(await publish(editor, entry))
    }
    const all = { totalCount: 100, degraded: false }
    await expect.poll(() => searchLessons(visitor, 'dijkproef'), patience).toMatchObject(all)
    for (const at of [0, 39, 40, 41, 69, 70, 99])
      expect((await searchLessons(visitor, String(1001 + at))).ids).toEqual([lessons[at]?.id])
    expect(await checkIndex(settings)).toEqual({ exit: 0, out: '100 compared, 0 differed\n' })

    meilisearch.freeze()
    const [first, ...others] = [
      await timed(visitor),
      await timed(visitor),
      await timed(visitor),
      await timed(visitor),
    ]
    console.log(`A search beside a frozen Meilisearch: ${first} ms, then ${others.join(', ')} ms`)
    expect(first).toBeLessThan(2000)
    expect(Math.max(...others)).toBeLessThan(700)
    meilisearch.thaw()
    await expect.poll(() => searchLessons(visitor, 'dijkproef'), patience).toMatchObject(all)
  })
})

async function timed(visitor: Asker): Promise<number> {
  const began = performance.now()
  expect(await searchLessons(visitor, 'dijkproef')).toMatchObject({ totalCount: 100, degraded: true })
  return Math.round(performance.now() - began)
}

/** All the way from capture, by one who may do all of it. */
async function publish(editor: Asker, entry: Entry): Promise<Known> {
  await takeStep(editor, entry, capture(entry.number))
  // The last of the steps that a state allows is the one forward.
  const forward = () => 0.999
  while (entry.known && entry.known.state !== 'PUBLISHED')
    await takeStep(editor, entry, nextStep(entry.known, forward))
  if (!entry.known) throw new Error('It should be known by now.')
  return entry.known
}

async function makeToken(settings: Settings): Promise<string> {
  const made = await runCommand(settings, ['token', 'create', '--role', 'editor', '--name', 'a test'])
  return made.out.trim()
}
