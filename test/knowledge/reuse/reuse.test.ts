import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Prisma } from '../../../src/db/generated/client/client.ts'
import { worthOf } from '../../../src/knowledge/standing.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
/** Of the association; of the municipality that travelled; of its partner; of another municipality. */
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
/** A visit of Scheldekerke to Keur Latyr that was made, and one that is still to come. */
let made: string
let planned: string

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const visitOf = async (title: string) =>
  globalId('Visit', (await world.prisma.visit.findFirstOrThrow({ where: { title } })).id)
const lessonOf = async (title: RegExp) => {
  const rows = await world.prisma.lesson.findMany({ where: { state: 'PUBLISHED' } })
  const row = rows.find(each => title.test(each.title))
  if (!row) throw new Error(`No lesson ${title}.`)
  return globalId('Lesson', row.id)
}

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  made = await visitOf('Akten ontsluiten in Keur Latyr')
  planned = await visitOf('Evaluatie na vijf jaar stedenband met Keur Latyr')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const fields = `__typename
  ... on Reuse { id version decision reason outcome note lesson { title } practice { title } }
  ... on Problem { message path }`
const doing = (verb: string) => {
  const input = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`
  return async (asker: Asker, given: object) =>
    (
      await asker.ask(`mutation ($input: ${input}!) { answer: ${verb}(input: $input) { ${fields} } }`, {
        input: given,
      })
    ).answer
}
const decide = doing('decideOnLesson')
const decideOnPractice = doing('decideOnPractice')
const tell = doing('recordReuse')
const of = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

const standing =
  'standing { usedInVisits usedInPartnerships helped madeNoDifference wasWrong worth isConfirmedElsewhere }'
const standingOf = async (lesson: string, asker = editor) =>
  (await asker.ask(`query ($id: ID!) { lesson(id: $id) { ${standing} } }`, { id: lesson })).lesson?.standing

describe('a lesson on another visit', () => {
  test('is decided on, told about, and stands by that', async () => {
    const lesson = await lessonOf(/^L’ordinateur sous la housse/)
    expect(await standingOf(lesson)).toMatchObject({ usedInVisits: 0, worth: 0, isConfirmedElsewhere: false })
    const decided = await decide(officer, {
      visit: made,
      lesson,
      decision: 'ADAPT',
      reason: 'Eerst een week stroom tellen, zonder aankoop.',
    })
    expect(decided).toMatchObject({ decision: 'ADAPT', outcome: null, version: 1 })
    expect(await standingOf(lesson)).toMatchObject({ usedInVisits: 1, usedInPartnerships: 1, helped: 0 })
    const told = await tell(partner, { ...of(decided), outcome: 'HELPED', note: 'On a gardé les cahiers.' })
    expect(told).toMatchObject({ outcome: 'HELPED', note: 'On a gardé les cahiers.' })
    expect(await standingOf(lesson)).toEqual({
      usedInVisits: 1,
      usedInPartnerships: 1,
      helped: 1,
      madeNoDifference: 0,
      wasWrong: 0,
      worth: 0.2,
      isConfirmedElsewhere: true,
    })
  })

  test('offers promotion once it helped in a second partnership, and is promoted by that alone', async () => {
    const waiting = '{ lessons(filter: { waitsForPromotion: true }) { nodes { id title } } }'
    const lesson = await lessonOf(/^Quand nous nous sommes notés/)
    const before = await editor.ask(waiting)
    expect(before.lessons.nodes.map((row: { id: string }) => row.id)).not.toContain(lesson)
    const decided = await decide(officer, { visit: made, lesson, decision: 'APPLY' })
    await tell(officer, { ...of(decided), outcome: 'HELPED' })
    const after = await editor.ask(waiting)
    expect(after.lessons.nodes.map((row: { id: string }) => row.id)).toContain(lesson)
    const promoted = await editor.ask(
      `mutation ($input: PromoteToGoodPracticeInput!) { answer: promoteToGoodPractice(input: $input) { __typename ... on Problem { message } } }`,
      { input: { title: 'Eerst jezelf een punt geven', summary: 'Dan pas praten.', lessons: [lesson] } },
    )
    expect(promoted.answer).toEqual({ __typename: 'GoodPractice' })
    const last = await editor.ask(waiting)
    expect(last.lessons.nodes.map((row: { id: string }) => row.id)).not.toContain(lesson)
  })

  test('that was wrong is due for review, and its history says why', async () => {
    const lesson = await lessonOf(/^Begin het kadaster/)
    const due = '{ lessons(first: 100, filter: { isReviewDue: true }) { nodes { id } } }'
    const decided = await decide(officer, { visit: made, lesson, decision: 'APPLY' })
    const told = await tell(officer, { ...of(decided), outcome: 'WAS_WRONG', note: 'Er zijn geen wijken.' })
    expect(told.outcome).toBe('WAS_WRONG')
    const { lessons } = await editor.ask(due)
    expect(lessons.nodes.map((row: { id: string }) => row.id)).toContain(lesson)
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of) { nodes { action reason } } }',
      { of: lesson },
    )
    expect(revisions.nodes[0]).toEqual({ action: 'reopenReview', reason: 'Er zijn geen wijken.' })
  })

  test('is put higher by what it did, and the same words order as before where nobody told', async () => {
    const query =
      '{ search(query: "école registre ordinateur", kinds: [LESSON]) { edges { score node { ... on Lesson { title } } } } }'
    const scores = async () => {
      await world.settled()
      const { search } = await editor.ask(query)
      return new Map<string, number>(
        search.edges.map((edge: { score: number; node: { title: string } }) => [edge.node.title, edge.score]),
      )
    }
    const before = await scores()
    const lesson = await lessonOf(/^Nous avons numérisé des registres/)
    const decided = await decide(editor, {
      visit: await visitOf('Op zoek naar een partner in Kongo-Central'),
      lesson,
      decision: 'APPLY',
    })
    await tell(editor, { ...of(decided), outcome: 'HELPED' })
    const after = await scores()
    for (const [title, score] of before)
      expect(after.get(title)).toBeCloseTo(/^Nous avons numérisé/.test(title) ? score * 1.05 : score, 5)
  })

  test('counts for each partnership of its visit, and for nothing when that is cancelled', async () => {
    const lesson = await lessonOf(/^Publish what things cost|^One paid caretaker/)
    await decide(officer, { visit: planned, lesson, decision: 'APPLY' })
    expect(await standingOf(lesson)).toMatchObject({ usedInVisits: 1, usedInPartnerships: 1 })
    const id = Buffer.from(planned, 'base64').toString().split(':')[1] ?? ''
    const other = await world.prisma.partnership.findFirstOrThrow({
      where: { name: 'Demerhout – Dogbahoué' },
    })
    await world.prisma.visit.update({ where: { id }, data: { partnerships: { connect: { id: other.id } } } })
    expect(await standingOf(lesson)).toMatchObject({ usedInVisits: 1, usedInPartnerships: 2 })
    await world.prisma.visit.update({
      where: { id },
      data: { cancelledOn: today, cancelledReason: 'Geen visum.' },
    })
    expect(await standingOf(lesson)).toMatchObject({ usedInVisits: 0, usedInPartnerships: 0 })
  })
})

describe('is refused with what would be right', () => {
  const sent = async () => ({ visit: made, lesson: await lessonOf(/^Receipts by text/) })
  const wrong: [string, () => Promise<unknown>, object][] = [
    [
      'adapted without saying how',
      async () => decide(officer, { ...(await sent()), decision: 'ADAPT', reason: ' ' }),
      { __typename: 'ValidationError', path: ['input', 'reason'] },
    ],
    [
      'decided by somebody who did not travel',
      async () => decide(stranger, { ...(await sent()), decision: 'APPLY' }),
      { __typename: 'ForbiddenError' },
    ],
    [
      'decided by the partner, who tells what came of it',
      async () => decide(partner, { ...(await sent()), decision: 'APPLY' }),
      { __typename: 'ForbiddenError' },
    ],
    [
      'a lesson that he may not see',
      async () => {
        const row = await world.prisma.lesson.findFirstOrThrow({ where: { state: 'DRAFT' } })
        return decide(officer, { visit: made, lesson: globalId('Lesson', row.id), decision: 'APPLY' })
      },
      { __typename: 'NotFoundError', path: ['input', 'lesson'] },
    ],
    [
      'decided a second time without having read the first',
      async () => {
        await decide(officer, { ...(await sent()), decision: 'APPLY' })
        return decide(officer, { ...(await sent()), decision: 'NOT_APPLICABLE', reason: 'Nee.' })
      },
      { __typename: 'ConflictError' },
    ],
    [
      'wrong without saying what',
      async () => {
        const row = await world.prisma.reuse.findFirstOrThrow({ where: { outcome: null } })
        return tell(editor, { id: globalId('Reuse', row.id), expectedVersion: 1, outcome: 'WAS_WRONG' })
      },
      { __typename: 'ValidationError', path: ['input', 'note'] },
    ],
    [
      'an outcome before the visit has begun',
      async () => {
        const practice = await world.prisma.goodPractice.findFirstOrThrow({ where: { state: 'PUBLISHED' } })
        const visit = await visitOf('Evaluatie van de waarschuwingsketen in Bagong Sampaga')
        const decided = await decideOnPractice(editor, {
          visit,
          practice: globalId('GoodPractice', practice.id),
          decision: 'APPLY',
        })
        expect(decided).toMatchObject({ practice: { title: practice.title }, lesson: null })
        return tell(editor, { ...of(decided), outcome: 'HELPED' })
      },
      { __typename: 'RuleError', message: 'What came of it is told once the visit has begun.' },
    ],
    [
      'an outcome of what was not applied',
      async () => {
        const row = await world.prisma.reuse.findFirstOrThrow({ where: { decision: 'NOT_APPLICABLE' } })
        return tell(editor, { id: globalId('Reuse', row.id), expectedVersion: 1, outcome: 'HELPED' })
      },
      { __typename: 'RuleError' },
    ],
  ]
  test.each(wrong)('%s', async (_what, act, expected) => {
    expect(await act()).toMatchObject(expected)
  })

  test('by the database too, whoever writes', async () => {
    const visit = await world.prisma.visit.findFirstOrThrow({
      where: { startsOn: { gt: today }, cancelledOn: null },
    })
    const lesson = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', reuses: { none: { visitId: visit.id } } },
    })
    const row = { visitId: visit.id, lessonId: lesson.id, decidedOn: today }
    const bad: [string, Prisma.ReuseUncheckedCreateInput][] = [
      ['reuse_says_why_not_as_it_is', { ...row, decision: 'ADAPT' }],
      ['reuse_of_one_thing', { ...row, lessonId: null, decision: 'APPLY' }],
      ['reuse_outcome_has_its_day', { ...row, decision: 'APPLY', outcome: 'HELPED' }],
      ['reuse_note_with_an_outcome', { ...row, decision: 'APPLY', note: 'x' }],
      ['once the visit has begun', { ...row, decision: 'APPLY', outcome: 'HELPED', outcomeOn: today }],
    ]
    for (const [rule, data] of bad)
      await expect(world.prisma.reuse.create({ data }), rule).rejects.toThrow(rule)
  })
})

describe('who sees what', () => {
  const ledger = '{ reuses(first: 100) { totalCount nodes { visit { title } } } }'

  test('decisions are for their visits municipalities and the association; numbers for all who see the lesson', async () => {
    const all = await editor.ask(ledger)
    expect(all.reuses.totalCount).toBe(await world.prisma.reuse.count())
    expect((await stranger.ask(ledger)).reuses).toEqual({ totalCount: 0, nodes: [] })
    expect((await world.visitor.ask(ledger)).reuses).toEqual({ totalCount: 0, nodes: [] })
    const own = await partner.ask(ledger)
    expect(own.reuses.totalCount).toBeGreaterThan(0)
    expect(own.reuses.totalCount).toBeLessThan(all.reuses.totalCount)
    const lesson = await lessonOf(/^Les groupes de pré-collecte/)
    const numbers = await standingOf(lesson)
    expect(numbers.usedInVisits).toBeGreaterThan(0)
    expect(await standingOf(lesson, stranger)).toEqual(numbers)
    expect(await standingOf(lesson, partner)).toEqual(numbers)
  })

  test('a decision about what one may no longer see is not there, nor counted', async () => {
    const { reuses } = await partner.ask(ledger)
    const one = await world.prisma.reuse.findFirstOrThrow({
      where: { visit: { title: 'Akten ontsluiten in Keur Latyr' }, lesson: { state: 'PUBLISHED' } },
    })
    await world.prisma.lesson.update({ where: { id: one.lessonId ?? '' }, data: { visibility: 'INTERNAL' } })
    expect((await partner.ask(ledger)).reuses.totalCount).toBe(reuses.totalCount - 1)
  })

  test('a standing costs no statement, however many hits show it', async () => {
    // The worker has statements of its own.
    await world.settled()
    const page = (what: string) => `{ lessons(first: 50) { nodes { title ${what} } } }`
    const statements = async (what: string) => (await world.statementsOf(() => editor.ask(page(what)))).length
    expect(await statements(standing)).toBe(await statements(''))
  })
})

test('few voices are no proof', () => {
  const worth = (timesHelped: number, timesWrong = 0) =>
    worthOf({ timesHelped, timesNoDifference: 0, timesWrong })
  expect([worth(0), worth(1), worth(5), worth(20)].map(one => Math.round(100 * one))).toEqual([0, 20, 56, 83])
  expect(worth(3, 3)).toBe(0)
  expect(worth(0, 1)).toBe(-0.2)
})
