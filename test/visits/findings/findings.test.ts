import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let visit: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { visits } = await editor.ask(
    '{ visits(first: 100) { nodes { id municipalities { name } partnerships { name } } } }',
  )
  visit = visits.nodes.find(
    (row: { municipalities: { name: string }[]; partnerships: { name: string }[] }) =>
      row.municipalities[0]?.name === 'Scheldekerke' &&
      row.partnerships[0]?.name === 'Scheldekerke – Keur Latyr',
  ).id
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path } ... on ConflictError { currentVersion }'
const fields = `__typename ... on Finding { id text foundOn pillar policyDomain { code } version } ${problem}`
const note = async (asker: Asker, more: object = {}) =>
  (
    await asker.ask(
      `mutation ($input: NoteFindingInput!) { answer: noteFinding(input: $input) { ${fields} } }`,
      { input: { visit, text: 'De weegbrug staat er, niemand leest ze af.', ...more } },
    )
  ).answer
const edit = async (asker: Asker, input: object) =>
  (
    await asker.ask(
      `mutation ($input: EditFindingInput!) { answer: editFinding(input: $input) { ${fields} } }`,
      { input },
    )
  ).answer
const remove = async (asker: Asker, { id, version }: { id: string; version: number }) =>
  (
    await asker.ask(
      `mutation ($input: RemoveFindingInput!) { answer: removeFinding(input: $input) { __typename ... on Visit { findings { id } } ${problem} } }`,
      { input: { id, expectedVersion: version } },
    )
  ).answer
const capture = async (asker: Asker, more: object) =>
  (
    await asker.ask(
      `mutation ($input: CaptureLessonInput!) { answer: captureLesson(input: $input) { __typename ... on Lesson { id version whatHappened pillars policyDomains { code } visit { id } finding { id text lessons { id } } } ${problem} } }`,
      {
        input: { title: 'Lees af wat je meet', lesson: 'Spreek af wie afleest.', outcome: 'FAILED', ...more },
      },
    )
  ).answer

describe('a finding', () => {
  test('is noted with little or with all, changed, and taken off again', async () => {
    const noted = await note(officer, {
      foundOn: '2026-11-20',
      pillar: 'ADMINISTRATION',
      policyDomain: 'waste-collection',
    })
    expect(noted).toMatchObject({
      foundOn: '2026-11-20',
      pillar: 'ADMINISTRATION',
      policyDomain: { code: 'waste-collection' },
      version: 1,
    })
    const changed = await edit(editor, {
      id: noted.id,
      expectedVersion: 1,
      text: 'De weegbrug werkt.',
      pillar: null,
    })
    expect(changed).toMatchObject({ text: 'De weegbrug werkt.', pillar: null, foundOn: '2026-11-20' })
    expect(await edit(officer, { id: noted.id, expectedVersion: 1, text: 'x' })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 2,
    })
    const left = await remove(officer, changed)
    expect(left.findings).not.toContainEqual({ id: noted.id })
  })

  test('sent twice with one key is one finding', async () => {
    const first = await note(officer, { idempotencyKey: 'weegbrug' })
    expect((await note(officer, { idempotencyKey: 'weegbrug' })).id).toBe(first.id)
  })

  test('is read with its visit by both sides and the association, in one statement, and by nobody else', async () => {
    const { id } = await note(officer)
    const look = 'query ($id: ID) { visit(id: $id) { findings { id } } }'
    for (const asker of [officer, partner, editor])
      expect((await asker.ask(look, { id: visit })).visit.findings).toContainEqual({ id })
    expect((await stranger.ask(look, { id: visit })).visit.findings).toEqual([])
    expect(await stranger.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null })
    expect((await world.visitor.ask(look, { id: visit })).visit).toBeNull()
    await world.settled()
    expect(await world.statementsOf(() => officer.ask(look, { id: visit }))).toHaveLength(1)
  })

  test.each([
    ['an empty text', { text: ' ' }, ['input', 'text']],
    ['a day to come', { foundOn: '2027-01-01' }, ['input', 'foundOn']],
    ['a domain that is none', { policyDomain: 'garbage' }, ['input', 'policyDomain']],
  ])('with %s is refused', async (_what, given, path) => {
    expect(await note(officer, given)).toMatchObject({ __typename: 'ValidationError', path })
  })

  test('is kept by those who travelled: not by the partner, and for a stranger it is not there', async () => {
    expect(await note(partner)).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await note(stranger)).toMatchObject({ __typename: 'ForbiddenError' })
    const noted = await note(officer)
    expect(await remove(partner, noted)).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await remove(stranger, noted)).toMatchObject({ __typename: 'NotFoundError' })
  })
})

describe('from a finding to a lesson', () => {
  test('leads one mutation that keeps the link both ways', async () => {
    const { id, text } = await note(officer, { pillar: 'ADMINISTRATION', policyDomain: 'waste-collection' })
    const lesson = await capture(officer, { finding: id })
    expect(lesson).toMatchObject({
      whatHappened: text,
      pillars: ['ADMINISTRATION'],
      policyDomains: [{ code: 'waste-collection' }],
      visit: { id: visit },
      finding: { id, text, lessons: [{ id: lesson.id }] },
    })
  })

  test('what is given comes before what the finding says', async () => {
    const { id } = await note(officer, { policyDomain: 'waste-collection' })
    expect(await capture(officer, { finding: id, whatHappened: null, policyDomains: [] })).toMatchObject({
      whatHappened: null,
      policyDomains: [],
    })
  })

  test('the finding shows to nobody who does not see inside the visit, nor does an anonymous lesson show its own', async () => {
    const { id } = await note(officer)
    const open = await capture(officer, { finding: id, visibility: 'PUBLIC' })
    const hidden = await capture(officer, { finding: id, visibility: 'PUBLIC', anonymous: true })
    for (const [lesson, rawId] of [open, hidden].map(
      one => [one, Buffer.from(one.id, 'base64').toString().split(':')[1] ?? ''] as const,
    )) {
      await world.prisma.lesson.update({
        where: { id: rawId },
        data: { state: 'PUBLISHED', publishedAt: new Date() },
      })
      const look = 'query ($id: ID!) { node(id: $id) { ... on Lesson { finding { id } } } }'
      for (const asker of [stranger, world.visitor])
        expect((await asker.ask(look, { id: lesson.id })).node).toEqual({ finding: null })
    }
    const { node } = await partner.ask(
      'query ($id: ID!) { node(id: $id) { ... on Finding { lessons { id } } } }',
      {
        id,
      },
    )
    expect(node.lessons).toEqual([{ id: open.id }])
  })

  test('a finding with a lesson stays, and the lesson stays with the visit', async () => {
    const finding = await note(officer)
    const lesson = await capture(officer, { finding: finding.id })
    expect(await remove(editor, finding)).toMatchObject({
      __typename: 'RuleError',
      message: 'A lesson came of this finding; it stays, with the lesson.',
    })
    const { editLesson } = await officer.ask(
      `mutation ($input: EditLessonInput!) { editLesson(input: $input) { __typename ${problem} } }`,
      { input: { id: lesson.id, expectedVersion: lesson.version, visit: null } },
    )
    expect(editLesson).toMatchObject({ __typename: 'RuleError', path: ['input', 'visit'] })
  })

  test('of another visit, or of a finding that one may not see, is refused', async () => {
    const { id } = await note(officer)
    const { visits } = await officer.ask('{ visits(first: 100) { nodes { id } } }')
    const other = visits.nodes.find((row: { id: string }) => row.id !== visit).id
    expect(await capture(officer, { finding: id, visit: other })).toMatchObject({ path: ['input', 'visit'] })
    expect(await capture(stranger, { finding: id })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'finding'],
    })
  })

  test('the database holds finding, lesson and visit together too', async () => {
    const { id } = await world.prisma.finding.findFirstOrThrow({ where: { lessons: { none: {} } } })
    const elsewhere = await world.prisma.lesson.findFirstOrThrow({ where: { visitId: null } })
    await expect(
      world.prisma.lesson.update({ where: { id: elsewhere.id }, data: { findingId: id } }),
    ).rejects.toThrow('a finding of its own visit')
  })
})
