import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, idsOf, of, plan } from './asking.ts'

let world: World
let editor: Asker
let officer: Asker
let id: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  id = await idsOf(world)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const ask = doing('askForParticipation')
const advise = doing('adviseParticipation')
const edit = doing('editParticipation')
const note = doing('noteParticipationContact')
const want = doing('wantParticipation')
const decline = doing('declineParticipation')
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

describe('a request', () => {
  test('says whom to call first, what is asked, when and why; people speak, the municipality wants it, the association goes along', async () => {
    const request = await asked()
    expect(request).toMatchObject({
      state: 'ASKED',
      begunBy: 'MUNICIPALITY',
      staffMember: { name: 'Bram IJsvogel', telephone: '+32 000 00 00 02' },
      municipality: { name: 'Scheldekerke' },
      activities: [{ code: 'terms-of-reference' }, { code: 'evaluation-meeting' }],
      periodFrom: '2027-08-01',
      periodUntil: '2027-11-30',
    })
    const noted = await note(editor, {
      ...of(request),
      spokenOn: '2026-11-20',
      person: id['Katrien Kwikstaart'],
      agreed: 'Bram houdt oktober vrij.',
    })
    const again = await note(officer, {
      ...of(noted),
      spokenOn: '2026-11-22',
      jobTitle: 'Stafmedewerker',
      agreed: 'De opdracht volgt.',
    })
    expect(again.contacts).toEqual([
      { spokenOn: '2026-11-22', person: null, jobTitle: 'Stafmedewerker', agreed: 'De opdracht volgt.' },
      {
        spokenOn: '2026-11-20',
        person: { name: 'Katrien Kwikstaart' },
        jobTitle: null,
        agreed: 'Bram houdt oktober vrij.',
      },
    ])
    const edited = await edit(officer, {
      ...of(again),
      periodUntil: '2027-12-15',
      activities: ['feedback'],
      staffMember: id['Nele Goudplevier'],
    })
    expect(edited).toMatchObject({
      periodUntil: '2027-12-15',
      activities: [{ code: 'feedback' }],
      staffMember: { name: 'Nele Goudplevier' },
    })
    const wished = await want(officer, of(edited))
    expect(wished.state).toBe('WANTED')
    const agreed = await accept(editor, of(wished))
    expect(agreed).toMatchObject({ state: 'ACCEPTED', decidedOn: '2026-11-23', endedOn: null })
    world.setClock(new Date('2027-10-20T09:00:00Z'))
    const done = await conclude(editor, { ...of(agreed), wasAccompanied: true })
    world.setClock(new Date('2026-11-23T10:00:00Z'))
    expect(done).toMatchObject({ state: 'ACCOMPANIED', endedOn: '2027-10-20' })
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of, first: 20) { nodes { action fromState toState fields } } }',
      { of: request.id },
    )
    const steps = revisions.nodes.map((row: { action: string; toState: string }) => [row.action, row.toState])
    expect(steps.reverse()).toEqual([
      ['ask', 'ASKED'],
      ['noteContact', null],
      ['noteContact', null],
      ['edit', null],
      ['want', 'WANTED'],
      ['accept', 'ACCEPTED'],
      ['conclude', 'ACCOMPANIED'],
    ])
  })

  test('is refused on a ground and in a sentence, also before the municipality has said that it wants it', async () => {
    const reason = 'Drie bezoeken in oktober kan de ploeg niet aan.'
    for (const request of [await asked(), await wanted()])
      expect(await refuse(editor, { ...of(request), ground: 'NO_TIME', reason })).toMatchObject({
        state: 'REFUSED',
        refusalGround: 'NO_TIME',
        decisionReason: reason,
        decidedOn: '2026-11-23',
      })
  })

  test('is taken back by the municipality at any time, and can be made anew', async () => {
    const visit = await newVisit()
    for (const until of [
      async () => ask(officer, wish(visit)),
      async () => want(officer, of(await ask(officer, wish(visit)))),
      async () => accept(editor, of(await want(officer, of(await ask(officer, wish(visit)))))),
    ]) {
      const gone = await withdraw(officer, { ...of(await until()), reason: 'Het college twijfelt.' })
      expect(gone).toMatchObject({ state: 'WITHDRAWN', endedReason: 'Het college twijfelt.' })
    }
  })

  test('sent twice with one key is made once', async () => {
    const given = wish(await newVisit(), { idempotencyKey: 'telefoon-7' })
    const [first, second] = [await ask(officer, given), await ask(officer, given)]
    expect(second.id).toBe(first.id)
  })
})

describe('advice of the association', () => {
  const advised = async () =>
    advise(
      editor,
      wish(await newVisit(), { municipality: id['Scheldekerke'], staffMember: id['Bram IJsvogel'] }),
    )

  test('is taken up by the municipality, or not, with why', async () => {
    const first = await advised()
    expect(first).toMatchObject({ state: 'ADVISED', begunBy: 'ASSOCIATION' })
    expect(await want(officer, of(first))).toMatchObject({ state: 'WANTED' })
    const second = await advised()
    expect(await decline(officer, of(second))).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'reason'],
    })
    expect(await decline(officer, { ...of(second), reason: 'Wij zijn al met velen.' })).toMatchObject({
      state: 'NOT_WANTED',
      endedReason: 'Wij zijn al met velen.',
    })
  })
})

test('no field lets a municipality be charged', async () => {
  const { __type, __schema } = await editor.ask(
    '{ __type(name: "Participation") { description fields { name } } __schema { types { name inputFields { name } } } }',
  )
  const inputs = __schema.types.filter((type: { name: string }) => /Participation/.test(type.name))
  const names = [__type.fields, ...inputs.map((type: { inputFields: object[] }) => type.inputFields ?? [])]
    .flat()
    .map((field: { name: string }) => field.name)
  expect(names.filter(name => /cost|pay|price|amount|charge|fee|invoice/i.test(name))).toEqual([])
  expect(__type.description).toMatch(/The association pays for its own participation/)
})
