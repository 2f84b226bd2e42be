import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventStatuses } from '../../../src/events/events/event-status.ts'
import { languages } from '../../../src/language/language.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { does, drafts, invites, municipality, ofInvitation, ofSession } from '../do.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

describe('an event', () => {
  test('is drafted, announced, under way and held by its days, and closed', async () => {
    const event = await drafts(editor, { concepts: [], place: 'Salle des fêtes' })
    expect(event).toMatchObject({ status: 'DRAFT', month: '2027-02-01', startsOn: '2027-02-01' })
    const at = { id: event.id }
    expect(await does(editor, 'closeEvent', { ...at, expectedVersion: 1 })).toMatchObject({
      code: 'RULE',
      path: ['input', 'id'],
      message:
        'This event is a draft and cannot become closed; from here it can become announced or cancelled.',
    })
    const announced = await does(editor, 'announceEvent', { ...at, expectedVersion: 1 })
    expect(announced).toMatchObject({ status: 'ANNOUNCED', announcedOn: '2026-11-23' })
    const status = async () =>
      (await editor.ask(`{ event(number: ${event.number}) { status } }`)).event.status
    world.setClock(new Date('2027-02-03T09:00:00Z'))
    expect(await status()).toBe('UNDER_WAY')
    world.setClock(new Date('2027-02-04T09:00:00Z'))
    expect(await status()).toBe('HELD')
    expect(await does(editor, 'closeEvent', { ...at, expectedVersion: 2 })).toMatchObject({
      status: 'CLOSED',
      closedOn: '2027-02-04',
    })
    world.setClock(today)
    expect(await does(editor, 'editEvent', { ...at, expectedVersion: 3, title: 'x' })).toMatchObject({
      code: 'RULE',
    })
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of) { nodes { action fromState toState } } }',
      { of: event.id },
    )
    expect(revisions.nodes).toEqual([
      { action: 'close', fromState: 'HELD', toState: 'CLOSED' },
      { action: 'announce', fromState: 'DRAFT', toState: 'ANNOUNCED' },
      { action: 'draft', fromState: null, toState: 'DRAFT' },
    ])
  })

  test('is cancelled with a reason, and that is its end', async () => {
    const { id } = await drafts(editor)
    expect(await does(editor, 'cancelEvent', { id, expectedVersion: 1, reason: ' ' })).toMatchObject({
      code: 'VALIDATION',
      path: ['input', 'reason'],
    })
    expect(await does(editor, 'cancelEvent', { id, expectedVersion: 1, reason: 'Geen zaal.' })).toMatchObject(
      {
        status: 'CANCELLED',
        cancelledReason: 'Geen zaal.',
      },
    )
    expect(await does(editor, 'announceEvent', { id, expectedVersion: 2 })).toMatchObject({
      code: 'RULE',
      message: 'This event is cancelled and cannot become announced; that is its end.',
    })
  })

  test('of a month alone is a draft until its days are known', async () => {
    const event = await drafts(editor, { startsOn: undefined, endsOn: undefined, month: '2027-05-20' })
    expect(event).toMatchObject({ month: '2027-05-01', startsOn: null, endsOn: null })
    const which = { id: event.id, expectedVersion: 1 }
    expect(await does(editor, 'announceEvent', which)).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('on which days'),
    })
    const days = { ...which, startsOn: '2027-05-10', endsOn: '2027-05-11', regions: null, countries: ['SN'] }
    expect(await does(editor, 'editEvent', days)).toMatchObject({
      startsOn: '2027-05-10',
      regions: [],
      countries: [{ code: 'SN' }],
    })
    expect(await does(editor, 'announceEvent', { ...which, expectedVersion: 2 })).toMatchObject({
      status: 'ANNOUNCED',
    })
  })

  test.each([
    ['without a region', { regions: [] }, ['input', 'regions'], 'at least one region or country'],
    ['that ends before it starts', { endsOn: '2027-01-31' }, ['input', 'endsOn'], 'does not end before'],
    ['in no language', { languages: [] }, ['input', 'languages'], 'at least one'],
    ['of a region that is none', { regions: ['999'] }, ['input', 'regions', '0'], 'is not a region'],
    ['about nothing known', { concepts: ['qqq'] }, ['input', 'concepts', '0'], 'not a concept'],
  ])('%s is refused', async (_what, input, path, message) => {
    expect(await drafts(editor, input)).toMatchObject({
      code: 'VALIDATION',
      path,
      message: expect.stringContaining(message),
    })
  })

  test('keeps a region, a theme once it is announced, and the days of its sessions', async () => {
    const { id } = await drafts(editor)
    await does(editor, 'announceEvent', { id, expectedVersion: 1 })
    await invites(world, editor, id, 'Keur Latyr')
    await does(
      editor,
      'addSession',
      {
        event: id,
        title: 'Jour un',
        heldOn: '2027-02-01',
        participants: [await municipality(world, 'Keur Latyr')],
      },
      ofSession,
    )
    const edit = (input: object) => does(editor, 'editEvent', { id, expectedVersion: 2, ...input })
    expect(await edit({ regions: [] })).toMatchObject({ path: ['input', 'regions'] })
    expect(await edit({ policyDomains: [] })).toMatchObject({ path: ['input', 'policyDomains'] })
    expect(await edit({ startsOn: '2027-02-02' })).toMatchObject({
      code: 'RULE',
      path: ['input', 'startsOn'],
      message: 'startsOn: a session is held on 2027-02-01; give it another day first.',
    })
  })

  test('is organised by who may: partners among themselves, officers to work and train', async () => {
    expect(await drafts(world.visitor)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await drafts(partner)).toMatchObject({ code: 'FORBIDDEN', path: ['input', 'form'] })
    expect(await drafts(officer, { form: 'CONFERENCE' })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await drafts(officer)).toMatchObject({ organisers: [{ name: 'Scheldekerke' }] })
    const exchange = await drafts(partner, { form: 'SOUTH_SOUTH_EXCHANGE', idempotencyKey: 'k' })
    expect(exchange).toMatchObject({ organisers: [{ name: 'Keur Latyr' }] })
    expect((await drafts(partner, { form: 'SOUTH_SOUTH_EXCHANGE', idempotencyKey: 'k' })).id).toBe(
      exchange.id,
    )
    expect(
      await does(officer, 'editEvent', { id: exchange.id, expectedVersion: 1, title: 'x' }),
    ).toMatchObject({ code: 'NOT_FOUND' })
    await does(partner, 'announceEvent', { id: exchange.id, expectedVersion: 1 })
    expect(
      await does(officer, 'editEvent', { id: exchange.id, expectedVersion: 2, title: 'x' }),
    ).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('a session', () => {
  test('has participants who are invited or organise, and a day of its event', async () => {
    const { id: event } = await drafts(editor)
    const session = (input: object) =>
      does(editor, 'addSession', { event, title: 'Puits', ...input }, ofSession)
    const [keur, ndiarou] = [await municipality(world, 'Keur Latyr'), await municipality(world, 'Ndiarou')]
    expect(await session({ participants: [] })).toMatchObject({
      code: 'VALIDATION',
      path: ['input', 'participants'],
      message: 'participants: a session has at least one; invite them to the event first.',
    })
    await invites(world, editor, event, 'Keur Latyr')
    expect(await session({ participants: [keur, ndiarou] })).toMatchObject({
      code: 'RULE',
      path: ['input', 'participants', '1'],
      message: 'participants: Ndiarou is not invited to the event; invite it first.',
    })
    expect(await session({ participants: [keur], heldOn: '2027-02-04' })).toMatchObject({
      code: 'RULE',
      path: ['input', 'heldOn'],
    })
    const one = await session({
      participants: [keur],
      heldOn: '2027-02-02',
      policyDomains: ['drinking-water'],
    })
    const two = await session({ participants: [keur] })
    expect([one.position, two.position]).toEqual([1, 2])
    expect(
      await does(editor, 'editSession', { id: two.id, expectedVersion: 1, participants: [] }, ofSession),
    ).toMatchObject({ path: ['input', 'participants'] })
    expect(
      await does(
        editor,
        'removeSession',
        { id: two.id, expectedVersion: 1 },
        '... on Event { sessions { title } }',
      ),
    ).toMatchObject({ sessions: [{ title: 'Puits' }] })
    expect(await does(officer, 'removeSession', { id: one.id, expectedVersion: 1 })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

test('where an event stands is the same in a filter and in a field', async () => {
  const counted: string[] = []
  for (const status of eventStatuses) {
    const { events } = await editor.ask(
      `{ events(first: 100, filter: { statuses: [${status}] }) { totalCount nodes { number status } } }`,
    )
    for (const node of events.nodes) expect(node.status).toBe(status)
    counted.push(...events.nodes.map(({ number }: { number: number }) => number))
  }
  const { events } = await editor.ask('{ events(first: 100) { totalCount nodes { number } } }')
  expect(counted.sort()).toEqual(events.nodes.map(({ number }: { number: number }) => number).sort())
})

test('whatever is asked of events is one statement', async () => {
  const ask = `{ events(first: 5) { totalCount nodes { title status regions { name } policyDomains { label } concepts { label } organisers { name } sessions { title participants { name } lessons { title } answers { question { title } } } invitations { ${ofInvitation.replace('... on EventInvitation {', '')} learned { title } answered { question { title } } usedLater { decision lesson { title } } brought { hasBrought } } } }`
  await editor.ask(ask)
  await world.settled()
  expect(await world.statementsOf(() => editor.ask(ask))).toHaveLength(1)
})

describe('the database refuses it too', () => {
  const someEvent = `(select id from event where announced_on is not null and cancelled_on is null and closed_on is null limit 1)`
  test.each([
    ['an event without a region', `delete from "_EventToRegion"`, 'at least one region or country'],
    ['days that end before they start', `update event set ends_on = starts_on - 1`, 'ends_after_start'],
    [
      'a draft that was announced',
      `update event set announced_on = null where id = ${someEvent}`,
      'cancel it, with why',
    ],
    [
      'a cancellation without why',
      `update event set cancelled_on = now() where id = ${someEvent}`,
      'why_cancelled',
    ],
    ['an event in no language', `update event set languages = '{}'`, 'has_language'],
    [
      'an announcement without days',
      `update event set announced_on = now() where not days_fixed`,
      'by_its_days',
    ],
    ['an announcement without a theme', `delete from "_EventToPolicyDomain"`, 'at least one theme'],
    ['a session without participants', `delete from "_MunicipalityToSession"`, 'at least one participant'],
    [
      'a session outside its event',
      `update session set held_on = held_on + 100 where held_on is not null`,
      'on a day of its event',
    ],
    ['a participant who is not invited', `delete from event_invitation`, 'is invited to its event'],
  ])('%s', async (_what, change, message) => {
    await expect(world.database.query(change)).rejects.toThrow(message)
  })
})

test.each(languages)('a file of events says in %s what they are', async language => {
  const response = await editor
    .with({ 'accept-language': language })
    .fetch('/export/events.json?filter={"forms":["TRAINING"]}')
  const rows = (await response.json()) as object[]
  const eventFormLabel = { nl: 'Vorming', fr: 'Formation', es: 'Capacitación', en: 'Training' }[language]
  for (const row of rows) expect(row).toMatchObject({ eventForm: 'TRAINING', eventFormLabel })
  expect(rows.length).toBeGreaterThan(0)
})
