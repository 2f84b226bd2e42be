import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import { openShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
  await shelf.publish({ title: 'Een eerste les' })
  await shelf.search.settled()
})
afterAll(() => shelf[Symbol.asyncDispose]())

it('who asks first, while the first index is being filled, waits for it and finds what is there', async () => {
  await using database = await freshDatabase()
  {
    // Its lessons were there before anything could be found.
    await using before = await openShelf({ database, searchables: [] })
    for (const at of Array(30).keys()) await before.publish({ title: `Veerpont ${at}` })
    await database.query('truncate indexed_document, vocabulary, vocabulary_change, index_audience')
    await database.query(`select enqueue('Lesson', id, false) from lesson`)
  }
  await using shelf = await openShelf({ database })
  expect(await shelf.ask('veerpont')).toMatchObject({ total: 30, degraded: false })
})

it('a published lesson is found within a second', { retry: 2 }, async () => {
  const id = await shelf.publish({ title: 'Afvalophaling met ezelskarren' })
  const published = performance.now()
  await expect
    .poll(() => shelf.found('ezelskarren'), { interval: 10, timeout: 10_000 })
    .toEqual(['Afvalophaling met ezelskarren'])
  await shelf.database.prisma.lesson.delete({ where: { id } })
  expect(performance.now() - published).toBeLessThan(1000)
})

it('a draft is not found until it is published', async () => {
  const id = await shelf.publish({ title: 'Bibliobus in de bergen', state: 'DRAFT', publishedAt: null })
  await shelf.search.settled()
  expect(await shelf.found('bibliobus')).toEqual([])
  await shelf.database.prisma.lesson.update({
    where: { id },
    data: { state: 'PUBLISHED', publishedAt: new Date() },
  })
  await shelf.search.settled()
  expect(await shelf.found('bibliobus')).toEqual(['Bibliobus in de bergen'])
})

it('an edited title is found by its new words and no longer by its old', async () => {
  const id = await shelf.publish({ title: 'Kabouters' })
  await shelf.search.settled()
  await shelf.database.prisma.lesson.update({ where: { id }, data: { title: 'Trollen' } })
  await shelf.search.settled()
  expect(await shelf.found('kabouters')).toEqual([])
  expect(await shelf.found('trollen')).toEqual(['Trollen'])
})

it('a deleted lesson is found no more', async () => {
  const id = await shelf.publish({ title: 'Zonnepanelen op scholen' })
  await shelf.search.settled()
  await shelf.database.prisma.lesson.delete({ where: { id } })
  // As soon as it is heard; before, its row is missed when it would be shown.
  await expect.poll(async () => (await shelf.ask('zonnepanelen')).total).toBe(0)
  await shelf.search.settled()
  expect(await shelf.found('zonnepanelen')).toEqual([])
})
