import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statuses } from '../../../src/visits/recommendations/rules.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
/** Of the association; of the municipality that travelled; of its partner; of another municipality. */
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let visit: string
let id: { [name: string]: string }
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { visits, municipalities, partnerships } = await editor.ask(
    '{ visits(first: 100) { nodes { id title } } municipalities(first: 100) { nodes { id name } } partnerships(first: 100) { nodes { id name } } }',
  )
  visit = visits.nodes.find((row: { title: string }) => /politiek|raad/i.test(row.title)).id
  const rows: { id: string; name: string }[] = [...municipalities.nodes, ...partnerships.nodes]
  id = Object.fromEntries(rows.map(row => [row.name, row.id]))
  const own = await officer.ask(
    'query ($p: [ID!]) { visits(first: 1, filter: { partnerships: $p }) { nodes { id } } }',
    { p: [id['Scheldekerke – Keur Latyr']] },
  )
  visit = own.visits.nodes[0].id
  // The worker that fills the index has statements of its own.
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const fields = `__typename
  ... on Recommendation { id number version status text municipality { name } recommendedTo dueOn response responseReason respondedOn progress withdrawnReason
    followUps { asOf progress note } visit { id } }
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
const make = doing('makeRecommendation')
const edit = doing('editRecommendation')
const answer = doing('answerRecommendation')
const followUp = doing('followUpRecommendation')
const withdraw = doing('withdrawRecommendation')

const wanted = (more: object = {}) => ({
  visit,
  text: 'Weeg de vuilniswagens een maand lang.',
  municipality: id['Keur Latyr'],
  recommendedTo: 'Service de la propreté',
  dueOn: '2027-03-01',
  ...more,
})
const of = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

describe('a recommendation', () => {
  test('is made by those who travelled, answered by the partner, followed up by both', async () => {
    const made = await make(officer, wanted())
    expect(made).toMatchObject({
      status: 'OPEN',
      municipality: { name: 'Keur Latyr' },
      recommendedTo: 'Service de la propreté',
      response: null,
      progress: 'NOT_BEGUN',
      followUps: [],
      version: 1,
    })
    const answered = await answer(partner, {
      ...of(made),
      response: 'PARTLY',
      reason: 'Un camion sur deux a une balance.',
    })
    expect(answered).toMatchObject({
      response: 'PARTLY',
      responseReason: 'Un camion sur deux a une balance.',
      version: 2,
    })
    const begun = await followUp(partner, { ...of(answered), progress: 'UNDER_WAY', note: 'Deux semaines.' })
    const done = await followUp(officer, { ...of(begun), progress: 'DONE' })
    expect(done).toMatchObject({
      status: 'DONE',
      progress: 'DONE',
      followUps: [
        { progress: 'DONE', note: null },
        { progress: 'UNDER_WAY', note: 'Deux semaines.' },
      ],
    })
  })

  test('leaves a history of who did what and why', async () => {
    const made = await make(editor, wanted())
    const refused = await answer(partner, { ...of(made), response: 'REFUSED', reason: 'Pas de balance.' })
    expect(refused.status).toBe('REFUSED')
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of) { nodes { action toState reason } } }',
      { of: made.id },
    )
    expect(revisions.nodes).toEqual([
      { action: 'answer', toState: 'REFUSED', reason: 'Pas de balance.' },
      { action: 'make', toState: null, reason: null },
    ])
  })

  test('sent twice with one key is made once', async () => {
    const given = wanted({ idempotencyKey: 'telefoon-1' })
    const [first, second] = [await make(officer, given), await make(officer, given)]
    expect(second.id).toBe(first.id)
  })

  test('can be taken back, and then changes no more', async () => {
    const made = await make(officer, wanted())
    const gone = await withdraw(officer, { ...of(made), reason: 'Al gebeurd.' })
    expect(gone).toMatchObject({ status: 'WITHDRAWN', withdrawnReason: 'Al gebeurd.' })
    expect(await followUp(officer, { ...of(gone), progress: 'DONE' })).toMatchObject({
      __typename: 'RuleError',
      message: 'This recommendation was withdrawn; it changes no more.',
    })
  })

  test('moves to somebody else by an edit; nobody overwrites what changed meanwhile', async () => {
    const made = await make(officer, wanted())
    const edited = await edit(officer, {
      ...of(made),
      municipality: null,
      recommendedTo: 'De vereniging',
      dueOn: '2027-05-01',
    })
    expect(edited).toMatchObject({ municipality: null, recommendedTo: 'De vereniging', dueOn: '2027-05-01' })
    expect(await edit(officer, { ...of(made), text: 'Iets anders.' })).toMatchObject({
      __typename: 'ConflictError',
    })
  })
})

describe('is refused with what would be right', () => {
  const wrong: [string, () => Promise<unknown>, object][] = [
    [
      'made to nobody',
      () => make(officer, wanted({ municipality: null, recommendedTo: ' ' })),
      { __typename: 'ValidationError', path: ['input', 'recommendedTo'] },
    ],
    ['without a text', () => make(officer, wanted({ text: ' ' })), { path: ['input', 'text'] }],
    [
      'made to a municipality that had no part',
      () => make(officer, wanted({ municipality: id['Hazegem'] })),
      { __typename: 'RuleError', path: ['input', 'municipality'] },
    ],
    ['made by the partner', () => make(partner, wanted()), { __typename: 'ForbiddenError' }],
    [
      'refused without a reason',
      async () => answer(partner, { ...of(await make(officer, wanted())), response: 'REFUSED' }),
      { path: ['input', 'reason'] },
    ],
    [
      'answered for another',
      async () => answer(officer, { ...of(await make(officer, wanted())), response: 'ACCEPTED' }),
      { __typename: 'ForbiddenError' },
    ],
    [
      'followed up tomorrow',
      async () =>
        followUp(officer, { ...of(await make(officer, wanted())), progress: 'DONE', asOf: '2030-01-01' }),
      { path: ['input', 'asOf'] },
    ],
    [
      'followed up though it was refused',
      async () => {
        const refused = await answer(partner, {
          ...of(await make(officer, wanted())),
          response: 'REFUSED',
          reason: 'Non.',
        })
        return followUp(partner, { ...of(refused), progress: 'UNDER_WAY' })
      },
      { __typename: 'RuleError' },
    ],
    [
      'of somebody who may not know of it',
      async () => answer(stranger, { ...of(await make(officer, wanted())), response: 'ACCEPTED' }),
      { __typename: 'NotFoundError' },
    ],
  ]
  test.each(wrong)('%s', async (_what, story, expected) => {
    expect(await story()).toMatchObject(expected)
  })

  test('by the database too', async () => {
    const { id: visitId } = await world.prisma.visit.findFirstOrThrow()
    const sound = { visitId, text: 'Iets.', recommendedTo: 'Iemand', dueOn: new Date('2027-01-01') }
    const write = (more: object) => world.prisma.recommendation.create({ data: { ...sound, ...more } })
    await expect(write({ recommendedTo: null })).rejects.toThrow('recommendation_says_to_whom')
    await expect(write({ response: 'ACCEPTED' })).rejects.toThrow('recommendation_response_has_its_day')
    await expect(write({ response: 'REFUSED', respondedOn: new Date() })).rejects.toThrow(
      'recommendation_says_why_not_whole',
    )
    await expect(write({ withdrawnOn: new Date() })).rejects.toThrow('recommendation_says_why_withdrawn')
  })
})

describe('the list of recommendations', () => {
  const list =
    'query ($filter: RecommendationFilter) { recommendations(first: 100, filter: $filter) { totalCount nodes { id status dueOn municipality { name } visit { title } } } }'

  test.each(statuses)('finds by the status %s just those that say so of themselves', async status => {
    if (status === 'WITHDRAWN')
      await withdraw(officer, { ...of(await make(officer, wanted())), reason: 'Niet meer nodig.' })
    const all = (await editor.ask(list)).recommendations
    const found = (await editor.ask(list, { filter: { statuses: [status] } })).recommendations
    const same = all.nodes.filter((row: { status: string }) => row.status === status)
    expect(same.length).toBeGreaterThan(0)
    expect(found).toEqual({ totalCount: same.length, nodes: same })
  })

  test('has what is due first first, page by page', async () => {
    const { recommendations } = await editor.ask(list)
    const days = recommendations.nodes.map((row: { dueOn: string }) => row.dueOn)
    expect(days).toEqual([...days].sort())
    const first = await editor.ask('{ recommendations(first: 3) { nodes { id } pageInfo { endCursor } } }')
    const next = await editor.ask(
      'query ($after: String) { recommendations(first: 3, after: $after) { nodes { id } } }',
      { after: first.recommendations.pageInfo.endCursor },
    )
    const ids = [...first.recommendations.nodes, ...next.recommendations.nodes].map(row => row.id)
    expect(ids).toEqual(recommendations.nodes.slice(0, 6).map((row: { id: string }) => row.id))
  })

  test('counts what is overdue of a partnership', async () => {
    const filter = { partnerships: [id['Lindervelde – San Jorge Ixquil']], statuses: ['OVERDUE', 'REFUSED'] }
    const { recommendations } = await editor.ask(list, { filter })
    expect(recommendations.nodes.map((row: { status: string }) => row.status)).toEqual(['REFUSED'])
  })

  test('is, like each of its rows, for the municipalities of the visit and the association', async () => {
    const { id: made } = await make(officer, wanted())
    const hiddenFrom = [world.visitor, stranger, await world.as('PARTNER', 'Dogbahoué')]
    for (const [asker, sees] of [
      ...[editor, officer, partner].map(asker => [asker, true] as const),
      ...hiddenFrom.map(asker => [asker, false] as const),
    ]) {
      const { recommendations, recommendation, node, nodes } = await asker.ask(
        `query ($id: ID!, $visits: [ID!]!) {
          recommendations(first: 100, filter: { visits: $visits }) { totalCount nodes { id } }
          recommendation(id: $id) { id } node(id: $id) { id } nodes(ids: [$id]) { id }
        }`,
        { id: made, visits: [visit] },
      )
      expect(recommendations.nodes.some((row: { id: string }) => row.id === made)).toBe(sees)
      expect(recommendations.totalCount > 0).toBe(sees)
      expect([recommendation, node, nodes[0]]).toEqual(Array(3).fill(sees ? { id: made } : null))
      const file = await asker.fetch(`/export/recommendations.json?filter={"visits":["${visit}"]}`)
      expect((await file.json()) as unknown[]).toHaveLength(recommendations.totalCount)
      const outline = await asker.ask('query ($id: ID) { visit(id: $id) { recommendations { id } } }', {
        id: visit,
      })
      expect(outline.visit?.recommendations.length ?? 0).toBe(recommendations.totalCount)
    }
  })

  test('costs one statement, with its total and all that hangs on it', async () => {
    const query =
      '{ recommendations(first: 5) { totalCount nodes { text municipality { name } visit { title partnerships { name } } followUps { note } } } }'
    await editor.ask(query)
    const sent = await world.statementsOf(() => editor.ask(query))
    expect(sent, sent.join('\n\n')).toHaveLength(1)
  })

  test('refuses days in the wrong order', async () => {
    const { errors } = await editor.tryToAsk(list, {
      filter: { dueFrom: '2027-02-01', dueUntil: '2027-01-01' },
    })
    expect(errors?.[0]?.message).toBe('dueUntil: the last day does not lie before the first.')
  })
})
