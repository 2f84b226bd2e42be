import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  // The worker that fills the index has statements of its own.
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const numbers =
  'visits briefsOpened briefsDecided items undecided decided applied adapted notApplicable helped madeNoDifference wasWrong'
type Cell = Record<string, number> & { values: { value: string; label: string }[] }
const figures = async (asker: Asker, by: string): Promise<Cell[]> =>
  (await asker.ask(`{ reuseFigures(by: [${by}]) { values { value label } ${numbers} } }`)).reuseFigures

test('one statement answers', async () => {
  await figures(editor, '')
  expect(
    (await world.statementsOf(() => figures(editor, 'MISSION_TYPE, POLICY_DOMAIN, REGION, YEAR'))).length,
  ).toBe(1)
})

test('all of them together are those on record', async () => {
  const { prisma } = world
  const [all] = await figures(editor, '')
  const count = (where: object) => prisma.reuse.count({ where })
  expect(all).toMatchObject({
    visits: await prisma.visit.count({ where: { isDraft: false, cancelledOn: null } }),
    briefsOpened: (await prisma.briefOpening.groupBy({ by: ['visitId'] })).length,
    briefsDecided: await prisma.brief.count(),
    items: await prisma.briefItem.count(),
    decided: await count({}),
    applied: await count({ decision: 'APPLY' }),
    adapted: await count({ decision: 'ADAPT' }),
    notApplicable: await count({ decision: 'NOT_APPLICABLE' }),
    helped: await count({ outcome: 'HELPED' }),
    madeNoDifference: await count({ outcome: 'MADE_NO_DIFFERENCE' }),
    wasWrong: await count({ outcome: 'WAS_WRONG' }),
  })
})

test('each cell counts a visit once, by what it is for, about, and where', async () => {
  const cells = await figures(editor, 'MISSION_TYPE, REGION')
  const evaluation = cells.find(
    ({ values }) => values[0]?.value === 'EVALUATION' && values[1]?.value === '018',
  )
  expect(evaluation).toMatchObject({ visits: 1, decided: 2, applied: 1, adapted: 1, helped: 1 })
  expect(evaluation?.values.map(({ label }) => label)).toEqual(['Evaluatiemissie', 'Zuidelijk Afrika'])
  const together = await figures(editor, 'POLICY_DOMAIN')
  const waste = together.find(({ values }) => values[0]?.value === 'waste')
  const visits = await world.prisma.visit.count({
    where: {
      policyDomains: { some: { OR: [{ code: 'waste' }, { parent: { code: 'waste' } }] } },
      cancelledOn: null,
    },
  })
  expect(waste?.visits).toBe(visits)
})

test('where nobody has learned anything yet is a gap', async () => {
  const { reuseFigures } = await editor.ask(
    '{ reuseFigures(by: [POLICY_DOMAIN]) { values { value } visits withoutLessons } }',
  )
  const of = (code: string) => reuseFigures.find((cell: Cell) => cell.values[0]?.value === code)
  expect(of('culture-sport')).toMatchObject({ visits: 1, withoutLessons: 1 })
  expect(of('civil-registry')).toMatchObject({ withoutLessons: 0 })
})

test('those who see some visits from within count these, and no decision about what they may not see', async () => {
  const officer = await world.as('OFFICER', 'Steenhove')
  const [own] = await figures(officer, '')
  const before = own?.decided ?? 0
  expect(before).toBeGreaterThan(0)
  expect(await figures(world.visitor, '')).toEqual([])
  const one = await world.prisma.reuse.findFirstOrThrow({
    where: {
      visit: { municipalities: { some: { name: 'Steenhove' } } },
      lesson: { municipality: { name: { not: 'Steenhove' } } },
    },
  })
  await world.prisma.lesson.update({ where: { id: one.lessonId ?? '' }, data: { visibility: 'INTERNAL' } })
  expect((await figures(officer, ''))[0]?.decided).toBe(before - 1)
})

test('what the ledger holds is the same number on the board of reuse', async () => {
  const cells = await figures(editor, 'MISSION_TYPE')
  const board = async (dimension: string): Promise<{ values: { value: string }[]; count: number }[]> =>
    (
      await editor.ask(
        `{ insights { reuse(by: [MISSION_TYPE, ${dimension}]) { rows { values { value } count } } } }`,
      )
    ).insights.reuse.rows
  const said = [
    ...['APPLY applied', 'ADAPT adapted', 'NOT_APPLICABLE notApplicable'].map(each => `DECISION ${each}`),
    ...['HELPED helped', 'MADE_NO_DIFFERENCE madeNoDifference', 'WAS_WRONG wasWrong'].map(
      each => `REUSE_OUTCOME ${each}`,
    ),
  ]
  for (const [dimension = '', value, name = ''] of said.map(each => each.split(' '))) {
    const rows = (await board(dimension)).filter(({ values }) => values[1]?.value === value)
    const counts = Object.fromEntries(rows.map(({ values, count }) => [values[0]?.value, count]))
    expect(counts, name).toEqual(
      Object.fromEntries(cells.filter(cell => cell[name]).map(cell => [cell.values[0]?.value, cell[name]])),
    )
  }
})
