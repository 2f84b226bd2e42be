import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, globalId, idsOf, of } from '../../visits/participation/asking.ts'

// Two municipalities travel on one visit of the association; a third was invited and has not answered.

let world: World
let editor: Asker
let scheldekerke: Asker
let demerhout: Asker
let partner: Asker
let visit: { id: string; version: number; invitations: Invitation[] }

interface Invitation {
  id: string
  version: number
  municipality: { name: string }
}

const problem = '__typename ... on Problem { message path }'
const decide = doing('decideOnLesson', `${problem} ... on Reuse { id version invitation { id } }`)
const tell = doing('recordReuse', `${problem} ... on Reuse { version outcome }`)
const refresh = doing('refreshBrief', `${problem} ... on Visit { number }`)
const answer = doing('answerInvitation', `${problem} ... on VisitInvitation { id version }`)

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  scheldekerke = await world.as('OFFICER', 'Scheldekerke')
  demerhout = await world.as('OFFICER', 'Demerhout')
  partner = await world.as('PARTNER', 'Keur Latyr')
  const id = await idsOf(world)
  await world.settled()
  const organise = doing(
    'organiseVisit',
    `${problem} ... on Visit { id version invitations { id version municipality { name } } }`,
  )
  visit = await organise(editor, {
    title: 'Diensten leren van elkaar',
    missionTypes: ['TECHNICAL'],
    countries: ['SN', 'BJ'],
    policyDomains: ['waste-collection', 'civil-registry'],
    startsOn: '2027-10-04',
    endsOn: '2027-10-12',
    invitations: [
      { municipality: id['Scheldekerke'], partnership: id['Scheldekerke – Keur Latyr'] },
      { municipality: id['Demerhout'], partnership: id['Demerhout – Dogbahoué'] },
      { municipality: id['Hazegem'] },
    ],
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const invited = (name: string) => {
  const found = visit.invitations.find(each => each.municipality.name === name)
  if (!found) throw new Error(`${name} was not invited.`)
  return found
}
const own = (name: string) => ({ visit: visit.id, invitation: invited(name).id })
const briefOf = async (asker: Asker, name: string) =>
  (
    await asker.ask(
      `query ($id: ID!) { node(id: $id) { ... on VisitInvitation { brief {
         undecided fixedOn version openings { municipality { name } }
         lessons { lesson { id standing { usedInVisits } } decision { decision } } practices { practice { id } } } } } }`,
      { id: invited(name).id },
    )
  ).node?.brief
const ledger = async (asker: Asker): Promise<{ id: string }[]> =>
  (await asker.ask('query ($id: ID) { visit(id: $id) { reuses { id } } }', { id: visit.id })).visit.reuses
const standing = async (lesson: string) =>
  (
    await editor.ask(
      'query ($id: ID!) { node(id: $id) { ... on Lesson { standing { usedInVisits usedInPartnerships helped isConfirmedElsewhere } } } }',
      { id: lesson },
    )
  ).node.standing
interface Read {
  lesson: { id: string; standing: { usedInVisits: number } }
  decision: { decision: string } | null
}
const decisionIn = ({ lessons }: { lessons: Read[] }) =>
  lessons.find(each => each.lesson.id === lesson)?.decision
/** One that both would read, and that nobody used. */
let lesson: string

test('only who comes along decides, and for its own partnership', async () => {
  const { lessons } = await briefOf(scheldekerke, 'Scheldekerke')
  lesson = lessons.find((each: Read) => each.lesson.standing.usedInVisits === 0).lesson.id
  expect(await decide(scheldekerke, { ...own('Scheldekerke'), lesson, decision: 'APPLY' })).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'invitation'],
    message: expect.stringContaining('accept the invitation first'),
  })
  for (const [asker, name] of [
    [scheldekerke, 'Scheldekerke'],
    [demerhout, 'Demerhout'],
  ] as const) {
    const { version } = await answer(asker, { ...of(invited(name)), answer: 'ACCEPTED' })
    invited(name).version = version
  }
  const planned = await doing('planVisit', `${problem} ... on Visit { version }`)(editor, {
    id: visit.id,
    expectedVersion: visit.version + 2,
  })
  expect(planned).toMatchObject({ __typename: 'Visit' })
  const refused = { path: ['input', 'invitation'] }
  expect(await decide(scheldekerke, { visit: visit.id, lesson, decision: 'APPLY' })).toMatchObject({
    __typename: 'RuleError',
    ...refused,
  })
  expect(await decide(scheldekerke, { ...own('Demerhout'), lesson, decision: 'APPLY' })).toMatchObject({
    __typename: 'NotFoundError',
    ...refused,
  })
  expect(await decide(partner, { ...own('Scheldekerke'), lesson, decision: 'APPLY' })).toMatchObject({
    __typename: 'ForbiddenError',
    ...refused,
  })
  expect(await decide(editor, { ...own('Hazegem'), lesson, decision: 'APPLY' })).toMatchObject({
    __typename: 'RuleError',
    ...refused,
  })
})

test('the first decision fixes the brief of its own partnership, and no other', async () => {
  const before = await briefOf(scheldekerke, 'Scheldekerke')
  expect(before).toMatchObject({ fixedOn: null, openings: [] })
  const made = await decide(scheldekerke, { ...own('Scheldekerke'), lesson, decision: 'APPLY' })
  expect(made).toMatchObject({ __typename: 'Reuse', invitation: { id: invited('Scheldekerke').id } })
  const mine = await briefOf(scheldekerke, 'Scheldekerke')
  expect(mine.undecided).toBe(before.undecided - 1)
  expect(mine.fixedOn).not.toBeNull()
  expect(decisionIn(mine)).toEqual({ decision: 'APPLY' })
  expect(mine.openings).toEqual([{ municipality: { name: 'Scheldekerke' } }])
  expect(await briefOf(demerhout, 'Demerhout')).toMatchObject({ fixedOn: null, openings: [] })
  const whole = await editor.ask('query ($id: ID) { visit(id: $id) { brief { fixedOn } } }', { id: visit.id })
  expect(whole.visit.brief.fixedOn).toBeNull()
})

test('neither knows what the other decided; the partner of each, and the association, do', async () => {
  await decide(demerhout, {
    ...own('Demerhout'),
    lesson,
    decision: 'NOT_APPLICABLE',
    reason: 'Wij halen geen afval op.',
  })
  const [mine, others, partners] = await Promise.all([scheldekerke, demerhout, partner].map(ledger))
  expect(mine).toHaveLength(1)
  expect(others).toHaveLength(1)
  expect(others).not.toEqual(mine)
  expect(partners).toEqual(mine)
  expect(await ledger(editor)).toHaveLength(2)
  expect(decisionIn(await briefOf(partner, 'Scheldekerke'))).toEqual({ decision: 'APPLY' })
  const figures = async (asker: Asker) =>
    await asker.ask('{ reuseFigures(by: []) { decided briefsDecided } reuses(first: 1) { totalCount } }')
  for (const asker of [scheldekerke, demerhout, partner, editor]) {
    const { reuseFigures, reuses } = await figures(asker)
    expect(reuseFigures[0].decided).toBe(reuses.totalCount)
  }
  const of = async (name: string) =>
    (
      await editor.ask(
        'query ($id: ID!, $visit: ID!) { reuses(filter: { municipalities: [$id], visits: [$visit] }) { nodes { decision } } }',
        { id: globalId('Municipality', await world.municipality(name)), visit: visit.id },
      )
    ).reuses.nodes
  expect(await of('Scheldekerke')).toEqual([{ decision: 'APPLY' }])
  expect(await of('Keur Latyr')).toEqual([{ decision: 'APPLY' }])
  expect(await of('Demerhout')).toEqual([{ decision: 'NOT_APPLICABLE' }])
})

test('each refreshes its own; the whole is for the association', async () => {
  const { version } = await briefOf(scheldekerke, 'Scheldekerke')
  expect(await refresh(scheldekerke, { visit: visit.id, expectedVersion: version })).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'invitation'],
  })
  expect(await refresh(demerhout, { ...own('Scheldekerke'), expectedVersion: version })).toMatchObject({
    __typename: 'NotFoundError',
  })
  expect(await refresh(scheldekerke, { ...own('Scheldekerke'), expectedVersion: version })).toMatchObject({
    __typename: 'Visit',
  })
  expect((await briefOf(scheldekerke, 'Scheldekerke')).version).toBe(version + 1)
  expect(await decide(editor, { visit: visit.id, lesson, decision: 'APPLY' })).toMatchObject({
    invitation: null,
  })
  expect(await ledger(scheldekerke)).toHaveLength(2)
})

test('a standing counts the partnership that decided; what is said by who stays at home counts no more', async () => {
  expect(await standing(lesson)).toMatchObject({ usedInVisits: 1, usedInPartnerships: 2, helped: 0 })
  await world.prisma.reuse.deleteMany({ where: { invitationId: null, visit: { isOrganised: true } } })
  expect(await standing(lesson)).toMatchObject({ usedInVisits: 1, usedInPartnerships: 1 })
  world.setClock(new Date('2027-10-20T09:00:00Z'))
  const [mine] = await ledger(scheldekerke)
  const told = { id: mine?.id, expectedVersion: 1, outcome: 'HELPED' }
  expect(await tell(demerhout, told)).toMatchObject({ __typename: 'NotFoundError' })
  expect(await tell(partner, told)).toMatchObject({ outcome: 'HELPED' })
  expect(await standing(lesson)).toMatchObject({ usedInPartnerships: 1, helped: 1 })
  await world.prisma.visitInvitation.updateMany({
    where: { municipality: { name: 'Scheldekerke' }, visit: { isOrganised: true } },
    data: { answer: 'DECLINED' },
  })
  expect(await standing(lesson)).toEqual({
    usedInVisits: 0,
    usedInPartnerships: 0,
    helped: 0,
    isConfirmedElsewhere: false,
  })
})

test('the database refuses what does not fit', async () => {
  const { prisma } = world
  const raw = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? ''
  const other = await prisma.visit.findFirstOrThrow({ where: { isOrganised: false, cancelledOn: null } })
  const { id: lessonId } = await prisma.lesson.findFirstOrThrow({ where: { reuses: { none: {} } } })
  const decision = { lessonId, decision: 'APPLY' as const, decidedOn: new Date('2026-11-01') }
  const ofDemerhout = { visitId: raw(visit.id), invitationId: raw(invited('Demerhout').id) }
  const refused: [string, () => Promise<unknown>][] = [
    [
      'comes along, decides for its own partnership',
      () => prisma.reuse.create({ data: { ...decision, ...ofDemerhout, visitId: other.id } }),
    ],
    [
      'comes along, decides for its own partnership',
      () =>
        prisma.reuse.create({
          data: { ...decision, ...ofDemerhout, invitationId: raw(invited('Hazegem').id) },
        }),
    ],
    [
      'fixed for whom comes along',
      () =>
        prisma.brief.create({
          data: { invitationId: raw(invited('Hazegem').id), fixedOn: new Date('2026-11-01') },
        }),
    ],
    [
      'brief_of_a_visit_or_an_invitation',
      () => prisma.brief.create({ data: { ...ofDemerhout, fixedOn: new Date('2026-11-01') } }),
    ],
  ]
  for (const [name, write] of refused) await expect(write()).rejects.toThrow(name)
  await prisma.reuse.create({ data: { ...decision, ...ofDemerhout } })
  await prisma.reuse.create({ data: { ...decision, visitId: raw(visit.id) } })
  for (const twice of [ofDemerhout, { visitId: raw(visit.id) }])
    await expect(prisma.reuse.create({ data: { ...decision, ...twice } })).rejects.toThrow(/[Uu]nique/)
})
