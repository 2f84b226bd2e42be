import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { transact } from '../../src/db/transact.ts'
import { eachDatabase } from '../support/database.ts'

// Some rules look at several rows, so they are checked when a transaction ends. What they refuse there was not written,
// and nobody may be told that it was.

eachDatabase('a rule that is checked at the end', open => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database[Symbol.asyncDispose]())

  const lonely = { name: 'Zonder partner', form: 'TWINNING', status: 'ACTIVE' } as const
  const written = () => database.prisma.partnership.count()

  it('refuses what a verb writes, in its sentence', async () => {
    const writing = transact(database.prisma, async tx => {
      await tx.partnership.create({ data: lonely })
      return 'written'
    })
    await expect(writing).rejects.toMatchObject({
      code: 'RULE',
      message: 'An active partnership has a northern and a southern member.',
    })
    expect(await written()).toBe(0)
  })

  it('refuses what is written by other ways, though less plainly', async () => {
    await expect(
      database.prisma.$transaction(async tx => {
        await tx.partnership.create({ data: lonely })
      }),
    ).rejects.toThrow()
    await expect(
      database.prisma.$transaction([database.prisma.partnership.create({ data: lonely })]),
    ).rejects.toThrow()
    expect(await written()).toBe(0)
  })

  it('lets through what is whole at the end, and goes on with the next', async () => {
    await transact(database.prisma, tx => tx.partnership.create({ data: { ...lonely, status: 'EXPLORING' } }))
    const undone = database.prisma.$transaction(async tx => {
      await tx.partnership.create({ data: { ...lonely, status: 'EXPLORING' } })
      throw new Error('no, after all')
    })
    await expect(undone).rejects.toThrow('no, after all')
    expect(await written()).toBe(1)
  })
})
