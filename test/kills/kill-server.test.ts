import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makePlace } from '../server/place.ts'
import {
  begin,
  runCommand,
  type RunningServer,
  type Settings,
  startServer,
  untilEnd,
} from '../server/processes.ts'
import { kills, long } from '../support/long.ts'
import { startMeilisearch } from '../search/start-meilisearch.ts'
import { askServer } from './ask-server.ts'
import { randomFrom, seed } from './random.ts'
import { sayAgain, verifyIndex, verifyTruth, verifyWithdrawn } from './verify.ts'
import { type Entry, writeLessons } from './write-lessons.ts'

const writers = [0, 1, 2, 3]

console.log(`Kills at moments from KENNISBAND_SEED=${seed}`)

test(
  `${kills} kills lose nothing that was acknowledged, and database and index agree`,
  async () => {
    await using place = await makePlace()
    await killAgainAndAgain(place.settings)
  },
  kills * 60_000,
)

test.skipIf(!long)(
  `the same on Meilisearch, ${kills} times`,
  async ({ skip }) => {
    await using meilisearch = await startMeilisearch()
    if (!meilisearch) {
      console.log('Not run: kills beside Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)')
      return skip()
    }
    await using place = await makePlace()
    const { url, key } = meilisearch
    const MEILI_PREFIX = `kills-${randomBytes(4).toString('hex')}`
    await killAgainAndAgain({ ...place.settings, MEILI_URL: url, MEILI_KEY: key, MEILI_PREFIX })
  },
  kills * 60_000,
)

/** One data directory through all of it: what a kill spoils, the starts after it must bear too. */
async function killAgainAndAgain(settings: Settings): Promise<void> {
  const random = randomFrom(seed)
  const token = await makeToken(settings)
  const began = performance.now()
  const written: Entry[][] = writers.map(() => [])
  const countIn = (state: string) => written.flat().filter(({ known }) => known?.state === state).length
  // Chance decides what is written: it goes on until something was published and something withdrawn.
  const saysLittle = () => Math.min(countIn('PUBLISHED'), countIn('WITHDRAWN')) === 0
  for (let kill = 1; kill <= kills || saysLittle(); kill++) {
    await using server = await startServer(settings, ['--empty'])
    // Every other kill comes while the index is still behind.
    await verify(server, token, settings, written.flat(), { index: kill % 2 === 1 })
    await writeUntilKilled(server, token, written, random)
    if (kill % 5 === 0) await killStart(settings, random() * 2000)
  }
  await using server = await startServer(settings)
  await verify(server, token, settings, written.flat(), { index: true })
  const steps = written.flat().reduce((sum, { known }) => sum + (known?.actions.length ?? 0), 0)
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    `${kills} kills in ${seconds} s: ${steps} changes of ${written.flat().length} lessons are there`,
  )
}

/** Some answers and some milliseconds long, whatever the machine makes of these. */
async function writeUntilKilled(
  server: RunningServer,
  token: string,
  written: readonly Entry[][],
  random: () => number,
): Promise<void> {
  let untilKill = 1 + Math.floor(random() * 40)
  let isKilled = false
  const enough = Promise.withResolvers<null>()
  let number = 100_000 + written.flat().length
  const writing = Promise.all(
    written.map(async (entries, writer) => {
      await writeLessons({
        asker: askServer(server, token),
        entries,
        random: randomFrom(random(), writer),
        nextNumber: () => number++,
        onAcknowledged: () => --untilKill || enough.resolve(null),
      })
      expect(isKilled, 'The server ended before it was killed.').toBe(true)
    }),
  )
  await Promise.race([enough.promise, writing])
  await wait(random() * 30)
  isKilled = true
  await server.end('SIGKILL')
  await writing
}

async function verify(
  server: RunningServer,
  token: string,
  settings: Settings,
  entries: readonly Entry[],
  { index }: { index: boolean },
): Promise<void> {
  const editor = askServer(server, token)
  try {
    await verifyWithdrawn(server, entries)
    await verifyTruth(editor, entries)
    await sayAgain(editor, entries)
    if (!index) return
    await verifyIndex(server, editor, settings, entries)
  } catch (error) {
    const { exit, err } = await server.end('SIGKILL')
    if (exit !== null) throw new Error(`The server ended by itself with ${exit}: ${err}`, { cause: error })
    throw error
  }
  for (const entry of entries) entry.isTouched = false
}

async function makeToken(settings: Settings): Promise<string> {
  const made = await runCommand(settings, ['token', 'create', '--role', 'editor', '--name', 'writers'])
  expect(made).toMatchObject({ exit: 0 })
  return made.out.trim()
}

/** Killed while it starts: migrating, recovering, filling the index, wherever it is then. */
async function killStart(settings: Settings, milliseconds: number): Promise<void> {
  const child = begin('src/main.js', [], { PORT: '0', ...settings })
  const ended = untilEnd(child)
  await wait(milliseconds)
  child.kill('SIGKILL')
  await ended
}
