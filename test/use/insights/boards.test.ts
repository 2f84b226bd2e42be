import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boards } from '../../../src/use/insights/boards/boards.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readFile } from '../exporting/read-file.ts'
import { countsOf } from './counts-of.ts'

let world: World
let askers: Record<string, Asker>
beforeAll(async () => {
  world = await openWorld()
  const kortrijk = await world.prisma.municipality.findFirstOrThrow({
    where: { side: 'NORTH', participations: { some: {} } },
  })
  const partner = await world.prisma.municipality.findFirstOrThrow({
    where: { side: 'SOUTH', memberships: { some: { partnership: { visits: { some: {} } } } } },
  })
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', partner.name),
    officer: await world.as('OFFICER', kortrijk.name),
    editor: await world.as('EDITOR'),
  }
  // An editor judges a lesson, one is stale, and an anonymous one tells nobody where it comes from.
  const [first, second, third] = await world.prisma.lesson.findMany({
    where: { state: 'PUBLISHED', visibility: 'PUBLIC', municipalityId: { not: null } },
    orderBy: { number: 'asc' },
    take: 3,
  })
  const editor = await world.prisma.user.findFirstOrThrow({ where: { role: 'EDITOR' } })
  await world.prisma.lessonReview.create({
    data: { lessonId: first?.id ?? '', userId: editor.id, significant: true, valid: true, applicable: true },
  })
  await world.prisma.lesson.update({ where: { id: second?.id }, data: { reviewOn: new Date('2024-01-01') } })
  await world.prisma.lesson.update({ where: { id: third?.id }, data: { anonymous: true } })
  const event = await world.prisma.event.findFirstOrThrow({ where: { announcedOn: { not: null } } })
  await world.prisma.event.update({
    where: { id: event.id },
    data: { programmes: { connect: { code: 'federal-2022-2026' } } },
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

interface Row {
  count: number
  share: number
  values: { value: string; label: string }[]
  filter: Record<string, unknown>
}
interface Answer {
  list: string
  total: number
  filter: Record<string, unknown>
  rows: Row[]
  remark: string | null
  leftOut: string[]
}

const shape = 'list total filter remark leftOut rows { count share filter values { value label } }'

const ask = async (asker: Asker, board: string, by: string, filter = '{}', more = ''): Promise<Answer> =>
  (await asker.ask(`{ insights(filter: ${filter}) { ${board}(by: [${by}] ${more}) { ${shape} } } }`))
    .insights[board]

const everything = boards.flatMap(board =>
  Object.keys(board.dimensions).map(dimension => [board.name, dimension] as const),
)

describe.each(everything)('%s by %s', (board, dimension) => {
  test.each(['visitor', 'partner', 'officer', 'editor'])(
    'what the %s counts is what the list shows him under the filter of each row',
    async who => {
      const asker = askers[who] as Asker
      const { list, total, rows, filter } = await ask(asker, board, dimension)
      const some = rows.slice(0, 6)
      expect(await countsOf(asker, list, [filter, ...some.map(row => row.filter)])).toEqual([
        total,
        ...some.map(({ count }) => count),
      ])
      for (const { count, values } of rows) {
        expect(count).toBeGreaterThan(0)
        expect(values[0]?.label, dimension).not.toBe('')
      }
      if (who === 'editor') expect(rows.length, `${board} ${dimension}`).toBeGreaterThan(0)
    },
  )
})

test('a filter narrows every board, and the filters of its rows say so', async () => {
  const { editor } = askers as { editor: Asker }
  const filter = '{ regions: ["002"], policyDomains: ["waste"], years: [2022, 2023, 2024, 2025] }'
  let counted = 0
  for (const board of boards)
    for (const by of ['POLICY_DOMAIN, REGION, YEAR', 'MISSION_TYPE, MUNICIPALITY', 'COUNTRY, PROGRAMME']) {
      if (by.split(', ').some(dimension => !board.dimensions[dimension])) continue
      const { list, total, rows } = await ask(editor, board.name, by, filter, 'regionLevel: 3 domainLevel: 2')
      expect(total).toBeLessThan((await ask(editor, board.name, by)).total + 1)
      const some = rows.slice(0, 5)
      counted += some.length
      if (some.length > 0)
        expect(
          await countsOf(
            editor,
            list,
            some.map(row => row.filter),
          ),
          `${board.name} ${by}`,
        ).toEqual(some.map(({ count }) => count))
    }
  expect(counted).toBeGreaterThan(10)
})

test('boards that are asked for together are counted by one statement, and together say what each says alone', async () => {
  const { editor } = askers as { editor: Asker }
  const fields = boards.map(({ name }) => `${name} { ${shape} }`).join(' ')
  const query = `{ insights { ${fields} learningNetwork { nodes { name } edges { count } } } }`
  let answer: Record<string, Answer> = {}
  const statements = await world.statementsOf(async () => {
    answer = (await editor.ask(query)).insights
  })
  expect(statements).toHaveLength(1)
  for (const { name, usually } of boards)
    expect(answer[name]).toEqual(await ask(editor, name, usually.join()))
})

test('kept numbers and lessons counted one by one agree', async () => {
  const by = 'POLICY_DOMAIN, REGION, OUTCOME'
  for (const asker of Object.values(askers)) {
    const kept = await ask(asker, 'coverage', by)
    // The other board of the same lessons has no kept numbers.
    const counted = await ask(asker, 'freshness', by)
    expect(kept).toEqual({ ...counted })
    expect(kept.rows.length).toBeGreaterThan(3)
  }
})

test('the cells are those of the coverage query', async () => {
  const { editor } = askers as { editor: Asker }
  const { coverage } = await editor.ask(
    '{ coverage(by: [MISSION_TYPE, YEAR], filter: { regions: ["002"] }) { totalCount cells { lessons values { value } } } }',
  )
  const { total, rows } = await ask(editor, 'coverage', 'MISSION_TYPE, YEAR', '{ regions: ["002"] }')
  expect(total).toBe(coverage.totalCount)
  expect(rows.map(({ count, values }) => [count, values.map(({ value }) => value)])).toEqual(
    coverage.cells.map(({ lessons, values }: { lessons: number; values: { value: string }[] }) => [
      lessons,
      values.map(({ value }) => value),
    ]),
  )
})

test('where we know nothing is a row of its own when asked for', async () => {
  const { editor } = askers as { editor: Asker }
  const { rows } = await ask(
    editor,
    'coverage',
    'MISSION_TYPE, OUTCOME',
    '{ countries: ["PE"] }',
    'withNone: true',
  )
  expect(rows).toHaveLength(16)
  const none = rows.filter(({ count }) => count === 0)
  expect(none.length).toBeGreaterThan(0)
  expect(none[0]).toMatchObject({ share: 0 })
  expect(await countsOf(editor, 'lessons', [none[0]?.filter ?? {}])).toEqual([0])
})

test('shares are parts of the total, and labels are in the language asked for', async () => {
  const { editor } = askers as { editor: Asker }
  const { total, rows } = await ask(editor, 'freshness', 'OUTCOME')
  for (const { count, share } of rows) expect(share).toBeCloseTo(count / total)
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  const answer = await editor.ask(
    '{ insights { followUp { rows { values { nl: label(language: nl) fr: label(language: fr) es: label(language: es) en: label(language: en) } } } } }',
  )
  const labels = answer.insights.followUp.rows.map((row: { values: object[] }) => row.values[0])
  expect(labels).toContainEqual({ nl: 'Over tijd', fr: 'En retard', es: 'Vencida', en: 'Overdue' })
})

test('who judged lessons is told to the association by name, and to nobody else', async () => {
  const { editor, officer } = askers as { editor: Asker; officer: Asker }
  const { rows } = await ask(editor, 'freshness', 'REVIEWER')
  expect(rows[0]?.values[0]?.label).toMatch(/^[A-Z]\p{L}+ /u)
  expect((await ask(officer, 'freshness', 'REVIEWER')).rows).toEqual([])
})

test('the board of coverage counts what the field before it does', async () => {
  const { editor } = askers as { editor: Asker }
  const { coverage, insights } = await editor.ask(
    `{ coverage(by: [POLICY_DOMAIN, REGION], filter: { years: [2024, 2025] }) { totalCount cells { values { value } lessons } }
       insights(filter: { years: [2024, 2025] }) { coverage(by: [POLICY_DOMAIN, REGION]) { total rows { values { value } count } } } }`,
  )
  const said = (rows: { values: { value: string }[]; lessons?: number; count?: number }[]) =>
    rows
      .map(
        ({ values, lessons, count }) => `${values.map(({ value }) => value).join(' ')}: ${lessons ?? count}`,
      )
      .sort()
  expect(insights.coverage.total).toBe(coverage.totalCount)
  expect(said(insights.coverage.rows)).toEqual(said(coverage.cells))
})

test('what a part of the filter does not speak of is said', async () => {
  const { editor } = askers as { editor: Asker }
  expect((await ask(editor, 'followUp', '', '{ languages: [fr] }')).leftOut).toEqual(['languages'])
  expect((await ask(editor, 'coverage', '', '{ languages: [fr] }')).leftOut).toEqual([])
})

test('a filter that matches nothing is answered with a sentence, not an error', async () => {
  const { editor } = askers as { editor: Asker }
  const { total, rows, remark } = await ask(editor, 'coverage', 'REGION', '{ years: [1950] }')
  expect({ total, rows }).toEqual({ total: 0, rows: [] })
  expect(remark).toContain('telt niets')
  expect((await ask(editor, 'coverage', 'REGION')).remark).toBeNull()
})

test.each([
  ['by: [OUTCOME]', 'followUp', 'by: followUp is told apart by MISSION_TYPE,'],
  ['by: [YEAR, YEAR]', 'coverage', 'by: each dimension once.'],
  ['by: [MISSION_TYPE, POLICY_DOMAIN, REGION, COUNTRY, YEAR, OUTCOME]', 'coverage', 'at most 5 dimensions'],
  ['regionLevel: 4', 'coverage', 'regionLevel: 1 for the widest, down to 3.'],
])('%s of %s is refused with what would be right', async (args, board, message) => {
  const { editor } = askers as { editor: Asker }
  const { errors } = await editor.tryToAsk(`{ insights { ${board}(${args}) { total } } }`)
  expect(errors?.[0]?.message).toContain(message)
})

test('a code that no catalogue has is refused by its place', async () => {
  const { errors } = await (askers['editor'] as Asker).tryToAsk(
    '{ insights(filter: { countries: ["SN", "XX"] }) { coverage { total } } }',
  )
  expect(errors?.[0]?.message).toContain('"XX" is not a country')
})

test.each(['visitor', 'partner', 'officer', 'editor'])(
  'the file of a board has the numbers of its answer, for the %s',
  async who => {
    const asker = askers[who] as Asker
    const { insights } = await asker.ask(
      '{ insights(filter: { regions: ["002"] }) { followUp(by: [RECOMMENDATION_STATUS, YEAR]) { rows { count share filter values { value label } } export(format: CSV) { url } } } }',
    )
    const { rows: answered, export: link } = insights.followUp
    const { rows } = await readFile(await asker.fetch(link.url))
    expect(rows).toEqual(
      answered.map(({ count, share, filter, values: [status, year] }: Row) => ({
        recommendationStatus: status?.value,
        recommendationStatusLabel: status?.label,
        year: year?.value,
        yearLabel: year?.label,
        count: String(count),
        share: String(share),
        filter: JSON.stringify(filter),
      })),
    )
    if (who === 'editor') expect(rows.length).toBeGreaterThan(1)
  },
)
