import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { does, drafts, globalId, invites, municipality, ofInvitation, ofSession } from '../do.ts'

let world: World
let editor: Asker
let partner: Asker
let invited: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  partner = await world.as('PARTNER', 'Keur Latyr')
  invited = await world.as('PARTNER', 'Dogbahoué')
})
afterAll(() => world[Symbol.asyncDispose]())

const answers = (who: Asker, input: object) => does(who, 'answerEventInvitation', input, ofInvitation)
const brings = (who: Asker, input: object) => does(who, 'bringToEvent', input, ofInvitation)

async function announced(who: Asker, input: object = {}): Promise<string> {
  const { id } = await drafts(who, input)
  await does(who, 'announceEvent', { id, expectedVersion: 1 })
  return id
}

describe('an invitation', () => {
  test('is sent by who organises, once, and answered by who is invited', async () => {
    const event = await announced(editor)
    const invitation = await invites(world, editor, event, 'Dogbahoué')
    expect(invitation).toMatchObject({ answer: null, invitedBy: null, hasBrought: false })
    expect(await invites(world, editor, event, 'Dogbahoué')).toMatchObject({
      code: 'RULE',
      path: ['input', 'municipality'],
      message: 'municipality: it is invited already.',
    })
    expect(await invites(world, invited, event, 'Ndiarou')).toMatchObject({ code: 'FORBIDDEN' })
    const which = { id: invitation.id, expectedVersion: 1 }
    expect(await answers(editor, { ...which, answer: 'COMING' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await answers(partner, { ...which, answer: 'COMING' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await answers(invited, { ...which, answer: 'NOT_COMING' })).toMatchObject({
      code: 'VALIDATION',
      path: ['input', 'reason'],
      message: 'reason: say in a sentence why you do not come.',
    })
    const reason = 'Le budget se vote ce jour-là.'
    expect(await answers(invited, { ...which, answer: 'NOT_COMING', reason })).toMatchObject({
      answer: 'NOT_COMING',
      answerReason: reason,
    })
    expect(await answers(invited, { ...which, expectedVersion: 2, answer: 'COMING' })).toMatchObject({
      answer: 'COMING',
      answerReason: null,
    })
  })

  test('between partners stays within their region, and the association sees it', async () => {
    const event = await announced(partner, { form: 'SOUTH_SOUTH_EXCHANGE' })
    for (const name of ['Chillapamba', 'Scheldekerke'])
      expect(await invites(world, partner, event, name)).toMatchObject({
        code: 'RULE',
        path: ['input', 'municipality'],
        message: `municipality: ${name} is no partner in your region; ask the association to invite it.`,
      })
    const invitation = await invites(world, partner, event, 'Dogbahoué')
    expect(invitation).toMatchObject({ invitedBy: { name: 'Keur Latyr' } })
    const { eventInvitations } = await editor.ask(
      '{ eventInvitations(filter: { isByPartner: true }) { nodes { id } } }',
    )
    expect(eventInvitations.nodes).toContainEqual({ id: invitation.id })
    // The association invites whom it likes.
    expect(await invites(world, editor, event, 'Scheldekerke')).toMatchObject({ invitedBy: null })
  })

  test('sent by mistake is taken back, unless its municipality takes part in a session', async () => {
    const event = await announced(editor)
    const { id } = await invites(world, editor, event, 'Dogbahoué')
    const which = { id, expectedVersion: 1 }
    expect(await does(invited, 'withdrawEventInvitation', which)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await does(partner, 'withdrawEventInvitation', which)).toMatchObject({ code: 'NOT_FOUND' })
    const participants = [await municipality(world, 'Dogbahoué')]
    const session = await does(editor, 'addSession', { event, title: 'Puits', participants }, ofSession)
    expect(await does(editor, 'withdrawEventInvitation', which)).toMatchObject({
      code: 'RULE',
      path: ['input', 'id'],
      message: 'It takes part in the session "Puits"; take it off that first, with editSession.',
    })
    await does(editor, 'removeSession', { id: session.id, expectedVersion: 1 })
    expect(
      await does(editor, 'withdrawEventInvitation', which, '... on Event { invitations { id } }'),
    ).toMatchObject({ invitations: [] })
  })

  test('why somebody does not come others who are invited do not read', async () => {
    const event = await announced(editor)
    const { id } = await invites(world, editor, event, 'Dogbahoué')
    await invites(world, editor, event, 'Keur Latyr')
    await answers(invited, { id, expectedVersion: 1, answer: 'NOT_COMING', reason: 'Verkiezingen.' })
    const reasons = async (who: Asker) =>
      (
        await who.ask(
          'query ($id: ID!) { node(id: $id) { ... on EventInvitation { answer answerReason } } }',
          { id },
        )
      ).node
    const answer = 'NOT_COMING'
    expect(await reasons(partner)).toEqual({ answer, answerReason: null })
    for (const who of [invited, editor])
      expect(await reasons(who)).toEqual({ answer, answerReason: 'Verkiezingen.' })
  })
})

describe('each participant brings one practice or one question', () => {
  test('that all who take part may read; who has brought none yet is seen', async () => {
    const event = await announced(editor)
    const mine = await invites(world, editor, event, 'Dogbahoué')
    await invites(world, editor, event, 'Ndiarou')
    const none = async () =>
      await editor.ask(
        'query ($event: ID!) { eventInvitations(filter: { events: [$event], hasBrought: false }) { totalCount nodes { municipality { name } } } node(id: $event) { ... on Event { brought { municipality { name } } } } }',
        { event },
      )
    expect((await none()).eventInvitations.totalCount).toBe(2)
    const practice = await world.prisma.goodPractice.findFirstOrThrow({
      where: { visibility: 'PUBLIC', state: 'PUBLISHED' },
    })
    const lesson = await world.prisma.lesson.findFirstOrThrow({
      where: { visibility: 'FLEMISH', state: 'PUBLISHED', anonymous: false },
    })
    const question = await world.prisma.question.findFirstOrThrow({
      where: { visibility: 'NETWORK', state: 'OPEN' },
    })
    const which = { id: mine.id, expectedVersion: 1 }
    expect(
      await brings(invited, {
        ...which,
        practice: globalId('GoodPractice', practice.id),
        question: globalId('Question', question.id),
      }),
    ).toMatchObject({ code: 'VALIDATION', path: ['input', 'practice'] })
    expect(await brings(editor, { ...which, lesson: globalId('Lesson', lesson.id) })).toMatchObject({
      code: 'RULE',
      path: ['input', 'lesson'],
      message:
        'lesson: all who take part read it; bring one that is published, with visibility NETWORK or PUBLIC.',
    })
    const anonymous = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'PUBLIC', municipality: { name: 'Dogbahoué' } },
    })
    await world.prisma.lesson.update({ where: { id: anonymous.id }, data: { anonymous: true } })
    expect(await brings(invited, { ...which, lesson: globalId('Lesson', anonymous.id) })).toMatchObject({
      code: 'RULE',
      path: ['input', 'lesson'],
      message: 'lesson: it is anonymous; to bring it would say whose it is.',
    })
    expect(await brings(invited, { ...which, lesson: globalId('Lesson', lesson.id) })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['input', 'lesson'],
    })
    expect(await brings(partner, { ...which, question: globalId('Question', question.id) })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(
      await brings(invited, { ...which, practice: globalId('GoodPractice', practice.id) }),
    ).toMatchObject({ hasBrought: true, practice: { title: practice.title } })
    expect(
      await brings(invited, { ...which, expectedVersion: 2, question: globalId('Question', question.id) }),
    ).toMatchObject({ hasBrought: true, practice: null, question: { title: question.title } })
    expect(await none()).toEqual({
      eventInvitations: { totalCount: 1, nodes: [{ municipality: { name: 'Ndiarou' } }] },
      node: { brought: [{ municipality: { name: 'Dogbahoué' } }] },
    })
    // What is narrowed since is not said to be there.
    await world.prisma.question.update({ where: { id: question.id }, data: { visibility: 'INTERNAL' } })
    const seen = await invited.ask(
      'query ($event: ID!) { eventInvitations(filter: { events: [$event], hasBrought: false }) { totalCount } node(id: $event) { ... on Event { brought { id } } } }',
      { event },
    )
    expect(seen).toEqual({ eventInvitations: { totalCount: 2 }, node: { brought: [] } })
  })
})

describe('the database refuses it too', () => {
  const exchange = `(select id from event where form = 'SOUTH_SOUTH_EXCHANGE' and cancelled_on is null limit 1)`
  test.each([
    [
      'a partner that invites beyond its region',
      `update event_invitation set municipality_id = (select id from municipality where country_code = 'PH') where invited_by_id is not null`,
      'partners of its own region',
    ],
    [
      'who invites without organising',
      `update event_invitation set invited_by_id = (select id from municipality where country_code = 'PH') where event_id = ${exchange}`,
      'invites to what it organises',
    ],
    [
      'an invitation to what was cancelled',
      `update event_invitation set event_id = (select id from event where cancelled_on is not null limit 1)`,
      'nobody is invited to it',
    ],
    [
      'an answer without its day',
      `update event_invitation set answer = 'COMING', answered_on = null`,
      'has_its_day',
    ],
    [
      'a refusal without why',
      `update event_invitation set answer = 'NOT_COMING', answered_on = now(), answer_reason = null`,
      'says_why_not',
    ],
    [
      'two things brought',
      `update event_invitation set question_id = null, practice_id = (select id from good_practice where state = 'PUBLISHED' and visibility = 'PUBLIC' limit 1),
         lesson_id = (select id from lesson where state = 'PUBLISHED' and visibility = 'PUBLIC' limit 1)`,
      'brings_one_thing',
    ],
    [
      'what not all may read',
      `update event_invitation set practice_id = null, question_id = null, lesson_id = (select id from lesson where visibility = 'FLEMISH' limit 1)`,
      'all who take part may read',
    ],
  ])('%s', async (_what, change, message) => {
    await expect(world.database.query(change)).rejects.toThrow(message)
  })
})

test('after an event was held nobody is invited, and nobody answers', async () => {
  const event = await announced(editor)
  const { id } = await invites(world, editor, event, 'Dogbahoué')
  world.setClock(new Date('2027-02-04T09:00:00Z'))
  expect(await invites(world, editor, event, 'Ndiarou')).toMatchObject({ path: ['input', 'event'] })
  expect(await answers(invited, { id, expectedVersion: 1, answer: 'MAYBE' })).toMatchObject({ code: 'RULE' })
  world.setClock(today)
})
