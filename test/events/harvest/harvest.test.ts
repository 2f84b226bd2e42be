import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { does, drafts, globalId, invites, municipality } from '../do.ts'

let world: World
let editor: Asker
let participant: Asker
let other: Asker
let session: string
let event: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  participant = await world.as('PARTNER', 'Keur Latyr')
  other = await world.as('PARTNER', 'Langrivier')
  const held = await world.prisma.session.findFirstOrThrow({
    where: { title: { startsWith: 'Qui paie' } },
    select: { id: true, eventId: true },
  })
  session = globalId('Session', held.id)
  event = globalId('Event', held.eventId)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const lesson = {
  title: 'Encaisser le jour de paie',
  lesson: 'Qui vend au marché paie le soir même, ou jamais.',
  outcome: 'WORKED',
}
const captures = (who: Asker, input: object = {}) =>
  does(
    who,
    'captureLessonFromSession',
    { session, ...lesson, ...input },
    '... on Lesson { id number state experiencedOn policyDomains { code } countries { code } session { title } }',
  )
const answers = (who: Asker, input: object) =>
  does(
    who,
    'answerQuestionFromSession',
    { session, ...input },
    '... on QuestionAnswer { id question { title } session { title } }',
  )
const seen = async (who: Asker) =>
  who.ask(
    `query ($session: ID!, $event: ID!) { session: node(id: $session) { ... on Session { lessons { title } answers { question { title } lesson { title } } } }
       event: node(id: $event) { ... on Event { title brought { municipality { name } lesson { title } question { title } } learned { title } answered { question { title } } usedLater { lesson { title } practice { title } outcome } } } }`,
    { session, event },
  )

describe('from a session come', () => {
  test('lessons in one mutation, with what the event says already, linked both ways', async () => {
    const captured = await captures(participant, { visibility: 'NETWORK', idempotencyKey: 'k' })
    expect(captured).toMatchObject({
      state: 'DRAFT',
      policyDomains: [{ code: 'waste-collection' }, { code: 'fees-charges' }],
      countries: [{ code: 'BJ' }],
      session: { title: 'Qui paie la collecte, et quand ?' },
    })
    expect(captured.experiencedOn).toMatch(/^2026-09-01$/)
    expect((await captures(participant, { visibility: 'NETWORK', idempotencyKey: 'k' })).id).toBe(captured.id)
    expect((await seen(participant)).session.lessons).toContainEqual({ title: lesson.title })
    // A draft is its author's alone.
    expect((await seen(editor)).event.learned).not.toContainEqual({ title: lesson.title })
    await world.prisma.lesson.update({
      where: { number: captured.number },
      data: { state: 'PUBLISHED', publishedAt: new Date('2026-11-20') },
    })
    expect((await seen(editor)).event.learned).toContainEqual({ title: lesson.title })
    await world.settled()
    const asked = `{ lesson(number: ${captured.number}) { title session { title } } }`
    expect((await other.ask(asked)).lesson).toEqual({ title: lesson.title, session: null })
  })

  test('lessons from the countries that the event is for, where it has no host and no wider region', async () => {
    const began = { startsOn: '2026-11-23', endsOn: '2026-11-24' }
    const captured = async (input: object) => {
      const { id, version } = await drafts(editor, { ...began, ...input })
      await does(editor, 'announceEvent', { id, expectedVersion: version })
      await invites(world, editor, id, 'Keur Latyr')
      const participants = [await municipality(world, 'Keur Latyr')]
      const given = { event: id, title: 'Aan tafel', participants }
      const made = await does(editor, 'addSession', given, '... on Session { id }')
      return captures(participant, { session: made.id })
    }
    expect(await captured({ regions: [], countries: ['SN', 'BJ'] })).toMatchObject({
      countries: [{ code: 'BJ' }, { code: 'SN' }],
    })
    expect(await captured({ regions: ['011'] })).toMatchObject({ countries: [] })
  })

  test('answers in one mutation, linked both ways', async () => {
    const question = await world.prisma.question.findFirstOrThrow({
      where: { title: { startsWith: 'Que faire' } },
    })
    const { id } = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
    })
    const given = { question: globalId('Question', question.id), lesson: globalId('Lesson', id) }
    expect(await answers(participant, given)).toMatchObject({
      question: { title: question.title },
      session: { title: 'Qui paie la collecte, et quand ?' },
    })
    expect((await seen(participant)).event.answered).toContainEqual({ question: { title: question.title } })
    const asked = `{ question(number: ${question.number}) { answers { session { title } } } }`
    expect((await participant.ask(asked)).question.answers).toEqual([
      { session: { title: 'Qui paie la collecte, et quand ?' } },
    ])
    expect((await other.ask(asked)).question.answers).toEqual([{ session: null }])
  })

  test('no answer to a question that was withdrawn', async () => {
    const question = await world.prisma.question.findFirstOrThrow({ where: { state: 'WITHDRAWN' } })
    const lesson = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
    })
    const given = { question: globalId('Question', question.id), lesson: globalId('Lesson', lesson.id) }
    expect(await answers(editor, given)).toMatchObject({
      code: 'RULE',
      path: ['input', 'question'],
      message: 'question: it was withdrawn; nobody waits for an answer.',
    })
    // Whoever may not see it hears that there is none.
    expect(await answers(participant, given)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['input', 'question'],
    })
  })

  test('nothing by those who did not take part, or before it began, or of what was cancelled', async () => {
    expect(await captures(other)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'session'] })
    const { id } = await world.prisma.session.findFirstOrThrow({ where: { title: { startsWith: 'Un día' } } })
    const later = globalId('Session', id)
    expect(await captures(editor, { session: later })).toMatchObject({
      code: 'RULE',
      path: ['input', 'session'],
      message: 'session: its event has not begun; nothing came of it yet.',
    })
    await expect(
      world.database.query(`update lesson set session_id = (select s.id from session s where s.id = $1)`, [
        id,
      ]),
    ).resolves.toBeDefined()
    await world.database.query(
      `update event set cancelled_on = now(), cancelled_reason = 'x' where id = (select event_id from session where id = $1)`,
      [id],
    )
    expect(await captures(editor, { session: later })).toMatchObject({
      message: 'session: its event was cancelled.',
    })
    await expect(world.database.query(`update question_answer set session_id = $1`, [id])).rejects.toThrow(
      'nothing comes of it',
    )
  })
})

test('after the event: what was brought, learned, answered, and used since', async () => {
  await world.database.query(`update lesson set session_id = null`)
  const held = await world.prisma.session.findFirstOrThrow({ where: { title: { startsWith: 'Qui paie' } } })
  // Learned there: one that was used since, and one that was used before.
  await world.prisma.lesson.updateMany({
    where: {
      OR: ['Réunir les femmes', 'Les groupes de pré-collecte'].map(title => ({
        title: { startsWith: title },
      })),
    },
    data: { sessionId: held.id },
  })
  const practice = await world.prisma.goodPractice.findFirstOrThrow({
    where: { title: { startsWith: 'Leg het onderhoud' } },
  })
  await world.prisma.eventInvitation.updateMany({
    where: { eventId: held.eventId, municipality: { name: 'Kpossahoué' } },
    data: { practiceId: practice.id },
  })
  const { event: all } = await seen(editor)
  expect(all.brought.map((one: { municipality: { name: string } }) => one.municipality.name)).toEqual([
    'Scheldekerke',
    'Demerhout',
    'Keur Latyr',
    'Kpossahoué',
  ])
  expect(all.learned).toHaveLength(2)
  expect(all.answered.map((one: { question: { title: string } }) => one.question.title)).toContain(
    'Wie haalt glas apart op zonder dure containers?',
  )
  expect(all.usedLater).toEqual([
    { lesson: { title: expect.stringMatching(/^Réunir/) }, practice: null, outcome: 'HELPED' },
    { lesson: null, practice: { title: practice.title }, outcome: null },
  ])
  // Who takes part sees the ledger of his own visits, and no other.
  expect((await seen(participant)).event.usedLater).toEqual([])
  expect((await seen(other)).event).toEqual({
    title: all.title,
    ...{ brought: [], learned: [], answered: [], usedLater: [] },
  })
  expect((await seen(other)).session).toBeNull()
  const { event: nothing } = await seen(world.visitor)
  expect(nothing).toBeNull()
})
