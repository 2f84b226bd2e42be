import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'
import { doing, globalId, idsOf, of, plan } from './participation/asking.ts'

// What cannot be right is refused by the API, with where in the input it lies, and by the database, whoever writes.

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let id: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  id = await idsOf(world)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '__typename ... on Problem { message path }'
const create = doing('createVisit', `${problem} ... on Visit { id }`)
const ask = doing('askForParticipation')
const want = doing('wantParticipation')
const accept = doing('acceptParticipation')
const refuse = doing('refuseParticipation')
const tell = doing('recordReuse', `${problem} ... on Reuse { id }`)
const decide = doing('decideOnLesson', `${problem} ... on Reuse { id version }`)

const raw = (of: string) => Buffer.from(of, 'base64').toString().split(':')[1] ?? ''
const visitOf = (more: object = {}) => ({
  title: 'Een bezoek dat niet kan',
  missionTypes: ['TECHNICAL'],
  municipalities: [id['Scheldekerke']],
  partnerships: [id['Scheldekerke – Keur Latyr']],
  startsOn: '2027-05-10',
  endsOn: '2027-05-18',
  ...more,
})
const period = {
  ...{ periodFrom: '2027-08-01', periodUntil: '2027-11-30', activities: ['evaluation-meeting'] },
  why: 'Iemand van buiten leidt het gesprek beter.',
}
const wanted = async () => {
  const visit = await plan(world, {
    municipalities: [id['Scheldekerke']],
    partnerships: [id['Scheldekerke – Keur Latyr']],
  })
  const wish = await ask(officer, {
    ...{ visit, staffMember: id['Bram IJsvogel'], ...period },
  })
  return { visit, request: await want(officer, of(wish)) }
}
const inDatabase = (sql: string, ...values: unknown[]) => world.database.query(sql, values)

test('a visit that ends before it starts', async () => {
  expect(await create(officer, visitOf({ endsOn: '2027-05-09' }))).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'endsOn'],
  })
  await expect(
    inDatabase(`update visit set ends_on = starts_on - 1 where number = (select max(number) from visit)`),
  ).rejects.toThrow('visit_ends_after_start')
})

test('a refusal without a ground, or without a sentence', async () => {
  const { request } = await wanted()
  const input = { ...of(request), reason: 'Drie bezoeken in oktober kan de ploeg niet aan.' }
  await expect(refuse(editor, input)).rejects.toThrow('ground')
  expect(await refuse(editor, { ...input, ground: 'NO_TIME', reason: ' ' })).toMatchObject({
    path: ['input', 'reason'],
  })
  const refused = `update participation set state = 'REFUSED', decided_on = current_date`
  const which = 'where id = $1::uuid'
  const its = raw(request.id)
  await expect(inDatabase(`${refused}, decision_reason = 'x' ${which}`, its)).rejects.toThrow(
    'participation_refused_on_a_ground',
  )
  await expect(inDatabase(`${refused}, refusal_ground = 'NO_TIME' ${which}`, its)).rejects.toThrow(
    'participation_refused_in_a_sentence',
  )
})

test('a decision by who may not', async () => {
  const { visit, request } = await wanted()
  expect(await accept(officer, of(request))).toMatchObject({
    __typename: 'ForbiddenError',
    path: ['input', 'id'],
  })
  expect(await accept(partner, of(request))).toMatchObject({
    __typename: 'NotFoundError',
    path: ['input', 'id'],
  })
  const { id: lesson } = await world.prisma.lesson.findFirstOrThrow({
    where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
  })
  const decision = { visit, lesson: globalId('Lesson', lesson), decision: 'APPLY' }
  expect(await decide(partner, decision)).toMatchObject({
    __typename: 'ForbiddenError',
    path: ['input', 'visit'],
  })
  expect(await ask(editor, { visit, staffMember: id['Bram IJsvogel'], ...period })).toMatchObject({
    __typename: 'ForbiddenError',
    path: ['input', 'visit'],
  })
  // Who writes the database does not know; that only who travels asks, it does.
  await expect(
    inDatabase(
      `insert into participation (id, visit_id, municipality_id, begun_by, state, period_from, period_until, why, staff_member_id, updated_at)
       select gen_random_uuid(), p.visit_id, m.id, 'MUNICIPALITY', 'ASKED', p.period_from, p.period_until, p.why, p.staff_member_id, now()
       from participation p, municipality m where p.id = $1::uuid and m.name = 'Hazegem'`,
      raw(request.id),
    ),
  ).rejects.toThrow('for a municipality that travels')
})

test('a second decision', async () => {
  const { visit, request } = await wanted()
  const accepted = await accept(editor, { ...of(request), reason: 'We gaan graag mee.' })
  expect(accepted).toMatchObject({ state: 'ACCEPTED' })
  const refusal = { ...of(accepted), ground: 'NO_TIME', reason: 'Toch niet.' }
  expect(await refuse(editor, refusal)).toMatchObject({ __typename: 'RuleError', path: ['input', 'id'] })
  await expect(
    inDatabase(
      `update participation set state = 'REFUSED', refusal_ground = 'NO_TIME', decision_reason = 'x' where id = $1::uuid`,
      raw(request.id),
    ),
  ).rejects.toThrow('does not become')
  const { id: lesson } = await world.prisma.lesson.findFirstOrThrow({
    where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
  })
  const decision = { visit, lesson: globalId('Lesson', lesson), decision: 'APPLY' }
  const decided = await decide(officer, decision)
  expect(decided).toMatchObject({ __typename: 'Reuse' })
  expect(await tell(officer, { ...of(decided), outcome: 'HELPED' })).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'id'],
  })
  expect(await decide(officer, decision)).toMatchObject({
    __typename: 'ConflictError',
    path: ['input', 'expectedVersion'],
  })
  await expect(
    inDatabase(
      `insert into reuse (id, visit_id, lesson_id, decision, decided_on) values (gen_random_uuid(), $1::uuid, $2::uuid, 'APPLY', current_date)`,
      raw(visit),
      lesson,
    ),
  ).rejects.toThrow('reuse_once_of_lesson')
})

test('a region that does not fit the partnership', async () => {
  expect(await create(officer, visitOf({ countries: ['GT'] }))).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'countries'],
  })
  const { visit } = await wanted()
  const send = (country: string) =>
    inDatabase(`insert into "_CountryToVisit" ("A", "B") values ($1, $2::uuid)`, country, raw(visit))
  await expect(send('GT')).rejects.toThrow('lie elsewhere')
  // An identification mission looks further, as long as it visits its partner too.
  await inDatabase(
    `insert into "_MissionTypeToVisit" ("A", "B") select id, $1::uuid from mission_type where code = 'IDENTIFICATION'`,
    raw(visit),
  )
  await send('GT')
  await expect(
    inDatabase(
      `delete from "_MissionTypeToVisit" where "B" = $1::uuid and "A" = (select id from mission_type where code = 'IDENTIFICATION')`,
      raw(visit),
    ),
  ).rejects.toThrow('lie elsewhere')
})

test('a weighing of a cancelled visit', async () => {
  const { visit, request } = await wanted()
  const cancelled = await world.prisma.visit.update({
    where: { id: raw(visit) },
    data: { cancelledOn: new Date('2026-11-20'), cancelledReason: 'Verkiezingen.' },
  })
  const { data, errors } = await editor.tryToAsk(
    `{ visit(number: ${cancelled.number}) { weighing { advice } participations { weighing { advice } } } }`,
  )
  expect(data?.visit?.weighing ?? null).toBeNull()
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'RULE', path: ['visit'] } })
  await expect(
    inDatabase(
      `insert into weighing (participation_id, rank, required, advice, recent_months, together_weeks, at)
       values ($1::uuid, 1, 0, 'JOIN', 24, 2, now())`,
      raw(request.id),
    ),
  ).rejects.toThrow('cancelled')
})

test('a file that is not what it says', async () => {
  const pdf = Buffer.from('%PDF-1.7\nniet meer dan een begin')
  const bytes = new Uint8Array(pdf)
  const sent = await officer.send('/uploads', bytes, 'image/png')
  expect(sent.status).toBe(400)
  expect(await sent.json()).toMatchObject({
    errors: [{ extensions: { code: 'VALIDATION', path: ['content-type'] } }],
  })
  const { prisma } = world
  const store = (mediaType: string) =>
    prisma.$transaction(async tx => {
      const hash = createHash('sha256').update(pdf).update(mediaType).digest('hex')
      await tx.storedFile.create({ data: { hash, size: pdf.length, mediaType } })
      await tx.storedFilePart.create({ data: { hash, position: 0, bytes } })
      await tx.storedFile.update({ where: { hash }, data: { isWhole: true } })
    })
  for (const mediaType of ['image/png', 'image/jpeg', 'image/webp', 'image/heic'])
    await expect(store(mediaType)).rejects.toThrow('is what it is said to be')
  await expect(store('text/html')).rejects.toThrow('stored_file_media_type')
  await store('application/pdf')
})
