import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makePlace, type Place } from '../server/place.ts'
import { begin, runCommand, startServer, untilEnd } from '../server/processes.ts'
import { long } from '../support/long.ts'
import { askServer } from './ask-server.ts'
import { checkIndex } from './check-index.ts'
import { randomFrom, seed } from './random.ts'
import { searchLessons } from './read-lessons.ts'

const rows = 1500
/** As take-lessons.ts takes them, each in one transaction. */
const batch = 250

console.log(`Imports are killed at moments from KENNISBAND_SEED=${seed}`)

test.each(Array.from({ length: long ? 3 : 1 }, (_, i) => ({ again: i + 1 })))(
  'an import that is killed leaves whole batches, and the next one takes the rest ($again)',
  async ({ again }) => {
    await using place = await makePlace()
    const file = await writeCollection(place)
    const random = randomFrom(seed, 'import', again)
    await killInMidImport(place, file, random() * 300)

    const report = await runCommand(place.settings, ['import', 'llis', file])
    expect(report).toMatchObject({ exit: 0 })
    const { read, taken = 0, unchanged = 0, ...others } = numbersOf(report.out)
    expect({ read, ...others }).toEqual({ read: rows, doubles: 0, refused: 0 })
    expect(taken + unchanged).toBe(rows)
    expect(unchanged % batch).toBe(0)
    expect(unchanged).toBeGreaterThan(0)
    expect(taken).toBeGreaterThan(0)
    console.log(`Killed when ${unchanged} of ${rows} rows were taken`)

    await using server = await startServer(place.settings)
    const visitor = askServer(server)
    expect((await visitor.ask('{ lessons { totalCount } }')).lessons.totalCount).toBe(rows)
    const found = () => searchLessons(visitor, 'valve')
    await expect
      .poll(found, { timeout: 60_000, interval: 200 })
      .toMatchObject({ totalCount: rows, degraded: false })
    expect(await checkIndex(place.settings)).toEqual({ exit: 0, out: `${rows} compared, 0 differed\n` })
  },
  300_000,
)

/** Its first line of progress says that a batch was taken. */
async function killInMidImport({ settings }: Place, file: string, milliseconds: number): Promise<void> {
  const child = begin('src/cli.js', ['import', 'llis', file], settings)
  const ended = untilEnd(child)
  await Promise.race([once(child.stderr, 'data'), ended])
  await wait(milliseconds)
  child.kill('SIGKILL')
  expect(await ended, 'It was done before it was killed.').toMatchObject({ exit: null })
}

async function writeCollection({ directory }: Place): Promise<string> {
  const file = join(directory, 'collection.jsonl')
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({
      lesson_number: String(i + 1),
      title: `Label valve ${i + 1}`,
      lesson_date: '2020-05-04',
      lesson_text: `Valve ${i + 1} without a label is closed by mistake.`,
    }),
  )
  await writeFile(file, lines.join('\n'))
  return file
}

/** The counts of a report, by the first word of what they count. */
function numbersOf(report: string): Record<string, number> {
  const lines = [...report.matchAll(/^ *([\d,]+) (?:rows )?(\w+)/gm)]
  return Object.fromEntries(
    lines.map(([, count = '', what = '']) => [what, Number(count.replaceAll(',', ''))]),
  )
}
