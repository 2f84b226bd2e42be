import { expect, it } from 'vitest'
import { eachDatabase, freshDatabase } from './database.ts'

eachDatabase('a fresh database', open => {
  it('is migrated and empty', async () => {
    await using database = await open()
    expect(await database.prisma.lesson.count()).toBe(0)
  })

  it('shares nothing with the next one', async () => {
    await using one = await open()
    await using other = await open()
    await one.query('create table only_here (id int)')
    const [row] = await other.query<{ there: boolean }>(
      `select to_regclass('only_here') is not null as there`,
    )
    expect(row?.there).toBe(false)
  })
})

it('is of the kind that this run is about', async () => {
  await using database = await freshDatabase()
  expect(database.kind).toBe(process.env.KENNISBAND_TEST_DATABASE ?? 'pglite')
})
