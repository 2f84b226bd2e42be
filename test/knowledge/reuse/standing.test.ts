import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { doing } from '../../visits/participation/asking.ts'

let world: World
let editor: Asker

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const decide = doing('decideOnLesson', '__typename ... on Problem { message }')
const lessonOf = async (title: string) =>
  globalId(
    'Lesson',
    (await world.prisma.lesson.findFirstOrThrow({ where: { title: { startsWith: title } } })).id,
  )
const standing =
  'standing { usedInVisits usedInPartnerships helped madeNoDifference wasWrong worth isConfirmedElsewhere }'
const standingOf = async (lesson: string, asker = editor) =>
  (await asker.ask(`query ($id: ID!) { lesson(id: $id) { ${standing} } }`, { id: lesson })).lesson?.standing

test('who sees no visits counts none: in no standing, by no filter, in no order, for no reason', async () => {
  const lesson = await lessonOf('Les groupes de pré-collecte')
  expect(await standingOf(lesson, world.visitor)).toEqual({
    ...{ usedInVisits: 0, usedInPartnerships: 0, helped: 0, madeNoDifference: 0, wasWrong: 0, worth: 0 },
    isConfirmedElsewhere: false,
  })
  const filtered =
    '{ used: lessons(filter: { isUsed: true }) { totalCount } waiting: lessons(filter: { waitsForPromotion: true }) { totalCount } not: lessons(filter: { isUsed: false }) { totalCount } all: lessons { totalCount } }'
  const { used, waiting, not, all } = await world.visitor.ask(filtered)
  expect([used.totalCount, waiting.totalCount, not.totalCount]).toEqual([0, 0, all.totalCount])
  expect((await editor.ask(filtered)).used.totalCount).toBeGreaterThan(0)
  const plan =
    '{ briefPreview(plan: { missionTypes: [TECHNICAL], policyDomains: ["waste-collection"] }) { lessons { reasons { code } } } }'
  const codes = async (asker: Asker) => JSON.stringify(await asker.ask(plan))
  expect(await codes(editor)).toContain('PROVEN')
  expect(await codes(world.visitor)).not.toContain('PROVEN')
})

test('what a draft decides is counted once it is planned, by nobody before', async () => {
  const lesson = await lessonOf('Réunir les femmes')
  const before = await standingOf(lesson)
  const { id } = await world.prisma.visit.create({
    data: {
      ...{ title: 'Nog een ontwerp', isDraft: true, startsOn: today, endsOn: today },
      municipalities: { connect: { id: await world.municipality('Scheldekerke') } },
      missionTypes: { connect: { code: 'IDENTIFICATION' } },
      countries: { connect: { code: 'SN' } },
    },
  })
  await decide(editor, { visit: globalId('Visit', id), lesson, decision: 'APPLY' })
  expect(await standingOf(lesson)).toEqual(before)
  await world.prisma.visit.update({ where: { id }, data: { isDraft: false } })
  expect(await standingOf(lesson)).toMatchObject({ usedInVisits: before.usedInVisits + 1 })
})
