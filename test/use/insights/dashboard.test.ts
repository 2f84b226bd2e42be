import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
})
afterAll(() => world[Symbol.asyncDispose]())

interface Cell {
  lessons: number
  worked: number
  failed: number
  mixed: number
  notStated: number
  values: { dimension: string; value: string; label: string }[]
}

describe('a dashboard', () => {
  test('says of each combination how many lessons there are and how they turned out, the most first', async () => {
    const { coverage } = await editor.ask(
      '{ coverage(by: [MISSION_TYPE, REGION]) { totalCount cells { lessons worked failed mixed notStated values { dimension value label(language: fr) } } } }',
    )
    const cells: Cell[] = coverage.cells
    expect(cells.length).toBeGreaterThan(3)
    for (const { lessons, worked, failed, mixed, notStated, values } of cells) {
      expect(lessons).toBe(worked + failed + mixed + notStated)
      expect(values.map(({ dimension }) => dimension)).toEqual(['MISSION_TYPE', 'REGION'])
    }
    const counts = cells.map(({ lessons }) => lessons)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    expect(cells.find(({ values }) => values[1]?.value === '002')?.values[1]?.label).toBe('Afrique')
    expect(coverage.totalCount).toBe(await world.prisma.lesson.count({ where: { state: 'PUBLISHED' } }))
  })

  test('shows a lesson as soon as it is published, and no longer when it is withdrawn', async () => {
    const query =
      '{ coverage(by: [OUTCOME], filter: { years: [1999] }) { totalCount cells { lessons values { value } } } }'
    const nothing = { totalCount: 0, cells: [] }
    expect((await editor.ask(query)).coverage).toEqual(nothing)
    const lesson = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', outcome: 'FAILED' },
    })
    const move = (state: 'PUBLISHED' | 'WITHDRAWN') =>
      world.prisma.lesson.update({
        where: { id: lesson.id },
        data: { state, experiencedOn: new Date('1999-07-01') },
      })
    await move('PUBLISHED')
    expect((await editor.ask(query)).coverage).toEqual({
      totalCount: 1,
      cells: [{ lessons: 1, values: [{ value: 'FAILED' }] }],
    })
    await move('WITHDRAWN')
    expect((await editor.ask(query)).coverage).toEqual(nothing)
  })

  test('counts for a visitor what everybody may read', async () => {
    const { coverage } = await world.visitor.ask(
      '{ coverage(by: [POLICY_DOMAIN], domainLevel: 2) { totalCount cells { lessons } } }',
    )
    expect(coverage.totalCount).toBe(
      await world.prisma.lesson.count({ where: { state: 'PUBLISHED', visibility: 'PUBLIC' } }),
    )
  })

  test.each([
    ['a dimension twice', 'by: [YEAR, YEAR]', 'by: each dimension once.'],
    ['a level that no tree has', 'by: [REGION], regionLevel: 4', 'regionLevel: 1 for the widest, down to 3.'],
    [
      'a region that there is not',
      'by: [YEAR], filter: { regions: ["Sahel"] }',
      'regions: "Sahel" is not a region; give its M49 code of three digits, such as 011.',
    ],
  ])('refuses %s, and says what would be right', async (_what, args, message) => {
    const { errors } = await editor.tryToAsk(`{ coverage(${args}) { totalCount } }`)
    expect(errors?.[0]?.message).toContain(message)
  })
})
