import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, globalId, idsOf, of, plan } from './asking.ts'

let world: World
let editor: Asker
let officer: Asker
let stranger: Asker
let partner: Asker
let id: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  stranger = await world.as('OFFICER', 'Hazegem')
  partner = await world.as('PARTNER', 'Keur Latyr')
  id = await idsOf(world)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const ask = doing('askForParticipation')
const advise = doing('adviseParticipation')
const edit = doing('editParticipation')
const note = doing('noteParticipationContact')
const want = doing('wantParticipation')
const accept = doing('acceptParticipation')
const refuse = doing('refuseParticipation')
const conclude = doing('concludeParticipation')
const withdraw = doing('withdrawParticipation')

const newVisit = (more: object = {}) =>
  plan(world, {
    municipalities: [id['Scheldekerke']],
    partnerships: [id['Scheldekerke – Keur Latyr']],
    ...more,
  })

const wish = (visit: string, more: object = {}) => ({
  visit,
  staffMember: id['Bram IJsvogel'],
  periodFrom: '2027-08-01',
  periodUntil: '2027-11-30',
  activities: ['evaluation-meeting', 'terms-of-reference'],
  why: 'Iemand van buiten leidt het gesprek beter dan wij.',
  ...more,
})

const asked = async () => ask(officer, wish(await newVisit()))
const wanted = async () => want(officer, of(await asked()))
const accepted = async () => accept(editor, of(await wanted()))

describe('is refused with what would be right', () => {
  const wrong: [string, () => Promise<unknown>, object][] = [
    [
      'asked for a visit of others',
      async () => ask(stranger, wish(await newVisit())),
      { __typename: 'RuleError', path: ['input', 'municipality'] },
    ],
    [
      'asked by a partner',
      async () => ask(partner, wish(await newVisit())),
      { __typename: 'ForbiddenError' },
    ],
    [
      'asked by the association',
      async () => ask(editor, wish(await newVisit())),
      { __typename: 'ForbiddenError' },
    ],
    [
      'advised by a municipality',
      async () => advise(officer, wish(await newVisit(), { municipality: id['Scheldekerke'] })),
      { __typename: 'ForbiddenError' },
    ],
    [
      'for a period that ends before it begins',
      async () => ask(officer, wish(await newVisit(), { periodUntil: '2027-07-01' })),
      { __typename: 'ValidationError', path: ['input', 'periodUntil'] },
    ],
    [
      'without saying what is asked',
      async () => ask(officer, wish(await newVisit(), { activities: [] })),
      { path: ['input', 'activities'] },
    ],
    [
      'with an activity of no catalogue',
      async () => ask(officer, wish(await newVisit(), { activities: ['field-visits', 'dansen'] })),
      { path: ['input', 'activities', '1'] },
    ],
    [
      'without why',
      async () => ask(officer, wish(await newVisit(), { why: ' ' })),
      { path: ['input', 'why'] },
    ],
    [
      'with somebody to call who is not of the association',
      async () => ask(officer, wish(await newVisit(), { staffMember: id['Katrien Kwikstaart'] })),
      { __typename: 'RuleError', path: ['input', 'staffMember'] },
    ],
    [
      'for a visit that was made',
      async () => {
        const { id: made } = await world.prisma.visit.findFirstOrThrow({
          where: {
            endsOn: { lt: new Date('2026-11-01') },
            municipalities: { some: { name: 'Scheldekerke' } },
          },
        })
        return ask(officer, wish(globalId('Visit', made)))
      },
      { __typename: 'RuleError', path: ['input', 'visit'] },
    ],
    [
      'a second time while the first is open',
      async () => {
        const visit = await newVisit()
        await ask(officer, wish(visit))
        return ask(officer, wish(visit))
      },
      { __typename: 'RuleError', message: expect.stringMatching(/is open for this visit/) },
    ],
    [
      'accepted before it is wanted',
      async () => accept(editor, of(await asked())),
      { __typename: 'RuleError', message: expect.stringMatching(/not said yet that it wants it/) },
    ],
    [
      'accepted by the municipality',
      async () => accept(officer, of(await wanted())),
      { __typename: 'ForbiddenError' },
    ],
    [
      'wanted by the association',
      async () => want(editor, of(await asked())),
      { __typename: 'ForbiddenError', message: 'Whether it is wanted, the municipality alone decides.' },
    ],
    [
      'withdrawn by the association',
      async () => withdraw(editor, of(await asked())),
      { __typename: 'ForbiddenError' },
    ],
    [
      'decided a second time',
      async () => refuse(editor, { ...of(await accepted()), ground: 'NO_BUDGET', reason: 'Toch geen geld.' }),
      { __typename: 'RuleError', message: expect.stringMatching(/accepted already/) },
    ],
    [
      'refused without a sentence',
      async () => refuse(editor, { ...of(await asked()), ground: 'NO_TIME', reason: '  ' }),
      { path: ['input', 'reason'] },
    ],
    [
      'accompanied before the visit was made',
      async () => conclude(editor, { ...of(await accepted()), wasAccompanied: true }),
      { __typename: 'RuleError', path: ['input', 'wasAccompanied'] },
    ],
    [
      'not accompanied after all, without why',
      async () => conclude(editor, { ...of(await accepted()), wasAccompanied: false }),
      { path: ['input', 'reason'] },
    ],
    [
      'edited once it was decided',
      async () => edit(officer, { ...of(await accepted()), why: 'Iets anders.' }),
      { __typename: 'RuleError' },
    ],
    [
      'spoken of tomorrow',
      async () => note(officer, { ...of(await asked()), spokenOn: '2026-12-24', jobTitle: 'x', agreed: 'y' }),
      { path: ['input', 'spokenOn'] },
    ],
    [
      'spoken of with nobody',
      async () => note(officer, { ...of(await asked()), spokenOn: '2026-11-20', agreed: 'y' }),
      { path: ['input', 'person'] },
    ],
    [
      'changed by who read an older version',
      async () => edit(officer, { ...of(await asked()), expectedVersion: 9, why: 'x' }),
      { __typename: 'ConflictError' },
    ],
    [
      'of somebody who may not know of it',
      async () => want(stranger, of(await asked())),
      { __typename: 'NotFoundError', path: ['input', 'id'] },
    ],
  ]
  test.each(wrong)('%s', async (_what, story, expected) => {
    expect(await story()).toMatchObject(expected)
  })
})
