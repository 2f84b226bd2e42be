import { expect } from 'vitest'
import type { RunningServer, Settings } from '../server/processes.ts'
import type { Asker } from '../support/asker.ts'
import { askServer } from './ask-server.ts'
import { checkIndex } from './check-index.ts'
import { capture, firstTitle } from './lesson-steps.ts'
import { readLessons, searchLessons, type Whole } from './read-lessons.ts'
import { type Entry, takeStep } from './write-lessons.ts'

/** Everything acknowledged is there, nothing is half there, and what was under way is there whole or not at all. */
export async function verifyTruth(editor: Asker, entries: readonly Entry[]): Promise<void> {
  const lessons = await readLessons(editor)
  const byNumber = Map.groupBy(lessons, numberOf)
  for (const entry of entries) {
    const [lesson, ...doubles] = byNumber.get(entry.number) ?? []
    expect(doubles, firstTitle(entry.number)).toEqual([])
    if (!entry.known && !lesson) continue
    if (!lesson) expect.fail(`${firstTitle(entry.number)} was acknowledged and is gone.`)
    const { known, pending } = entry
    const possible = [known, pending && { ...pending.leads, id: known?.id ?? lesson.id }]
    expect(possible.filter(one => one !== undefined).map(one => whole(one, entry.number))).toContainEqual(
      lesson,
    )
  }
  expect(new Set(byNumber.keys()).difference(new Set(entries.map(({ number }) => number)))).toEqual(new Set())
  for (const entry of entries) settle(entry, byNumber.get(entry.number)?.[0])
}

const numberOf = ({ title }: Whole) => Number(/\d+/.exec(title)?.[0])

/** What must lie in the database when a lesson is as known: wording, reviews and history included. */
function whole(lesson: NonNullable<Entry['known']>, number: number): Whole {
  return {
    ...lesson,
    original: { title: firstTitle(number) },
    reviews: lesson.actions.filter(action => action === 'review').length,
  }
}

function settle(entry: Entry, lesson: Whole | undefined): void {
  if (lesson) {
    const { original: _original, reviews: _reviews, ...known } = lesson
    entry.known = known
  }
  entry.pending = undefined
}

/** A writer whose first word was lost says it again, with the same key: there is one lesson then, not two. */
export async function sayAgain(editor: Asker, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries.filter(({ isTouched }) => isTouched)) {
    if (entry.known && entry.known.actions.length > 1) continue
    const before = entry.known
    await takeStep(editor, entry, capture(entry.number))
    if (before) expect(entry.known).toEqual(before)
  }
}

/** Nothing withdrawn is shown, from the first answer on, whatever the index still holds. */
export async function verifyWithdrawn(server: RunningServer, entries: readonly Entry[]): Promise<void> {
  const visitor = askServer(server)
  for (const { known, number, isTouched } of entries) {
    if (known?.state !== 'WITHDRAWN' || !isTouched) continue
    expect((await searchLessons(visitor, String(number))).ids).toEqual([])
  }
}

/** When all that waits has been carried, index and database hold the same, and a search shows it. */
export async function verifyIndex(
  server: RunningServer,
  editor: Asker,
  settings: Settings,
  entries: readonly Entry[],
): Promise<void> {
  await expect
    .poll(async () => (await editor.ask('{ indexStatus { state backlog } }')).indexStatus, {
      timeout: 30_000,
      interval: 50,
    })
    .toEqual({ state: 'READY', backlog: 0 })
  const nothingDiffers = { exit: 0, out: expect.stringMatching(/^\d+ compared, 0 differed\n$/) }
  expect(await checkIndex(settings)).toMatchObject(nothingDiffers)

  const visitor = askServer(server)
  const published = entries.filter(({ known }) => known?.state === 'PUBLISHED')
  const all = await searchLessons(visitor, 'dijkproef', 100)
  expect(all).toMatchObject({ totalCount: published.length, degraded: false })
  for (const { known, number } of published.filter(({ isTouched }) => isTouched))
    expect((await searchLessons(visitor, String(number))).ids).toEqual([known?.id])
  await verifyWithdrawn(server, entries)
}
