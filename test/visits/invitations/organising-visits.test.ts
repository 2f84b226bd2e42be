import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, idsOf, of, plan } from '../participation/asking.ts'

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

const inside = `id version startsOn endsOn text answer answeredOn answerReason aims municipality { name } partnership { name }`
const organise = doing(
  'organiseVisit',
  `__typename ... on Visit { id version isOrganised status missionTypes { code } countries { code } policyDomains { code } municipalities { name } invitations { ${inside} } } ... on Problem { message path }`,
)
const shown = `__typename ... on VisitInvitation { ${inside} } ... on Problem { message path }`
const invite = doing('inviteToVisit', shown)
const answer = doing('answerInvitation', shown)
const aim = doing('setInvitationAims', shown)
const planIt = doing(
  'planVisit',
  '__typename ... on Visit { status version } ... on Problem { message path }',
)

const ownPlan = {
  title: 'Afvaldiensten leren van elkaar',
  missionTypes: ['TECHNICAL'],
  countries: ['SN', 'BJ'],
  policyDomains: ['waste-collection'],
  month: '2027-10-01',
}
const ofScheldekerke = () => ({
  municipality: id['Scheldekerke'],
  partnership: id['Scheldekerke – Keur Latyr'],
  text: 'Gaan jullie mee?',
})
const organised = async (invitations: object[] = [ofScheldekerke()]) =>
  organise(editor, { ...ownPlan, invitations })
const visitOf = async (asker: Asker, visit: string) =>
  (
    await asker.ask(
      `query ($id: ID) { visit(id: $id) { status version municipalities { name } partnerships { name } invitations { ${inside} } } }`,
      { id: visit },
    )
  ).visit

describe('a visit that the association organises', () => {
  test('begins from nothing; each partnership comes along with aims of its own, and it is planned like any other', async () => {
    const visit = await organised([
      ofScheldekerke(),
      { municipality: id['Demerhout'], partnership: id['Demerhout – Dogbahoué'] },
      { municipality: id['Hazegem'] },
    ])
    expect(visit).toMatchObject({ isOrganised: true, status: 'DRAFT', municipalities: [] })
    expect(visit.invitations).toHaveLength(3)
    const mine = (await visitOf(officer, visit.id)).invitations
    expect(mine).toMatchObject([
      {
        startsOn: '2027-10-01',
        endsOn: '2027-10-31',
        text: 'Gaan jullie mee?',
        answer: null,
        partnership: { name: 'Scheldekerke – Keur Latyr' },
      },
    ])
    expect(await planIt(editor, { id: visit.id, expectedVersion: visit.version })).toMatchObject({
      __typename: 'RuleError',
    })
    const accepted = await answer(officer, {
      ...of(mine[0]),
      answer: 'ACCEPTED',
      aims: 'Een weegbrug kiezen die onze partner kan onderhouden.',
    })
    expect(accepted).toMatchObject({ answer: 'ACCEPTED', answeredOn: '2026-11-23' })
    const [second] = (await visitOf(await world.as('OFFICER', 'Demerhout'), visit.id)).invitations
    await answer(await world.as('OFFICER', 'Demerhout'), { ...of(second), answer: 'ACCEPTED' })
    const [third] = (await visitOf(await world.as('OFFICER', 'Hazegem'), visit.id)).invitations
    await answer(await world.as('OFFICER', 'Hazegem'), {
      ...of(third),
      answer: 'DECLINED',
      reason: 'Wij zoeken elders.',
    })
    const aimed = await aim(editor, { ...of({ ...second, version: 2 }), aims: 'De retributie rond krijgen.' })
    expect(aimed.aims).toBe('De retributie rond krijgen.')
    const whole = await visitOf(editor, visit.id)
    expect(whole).toMatchObject({
      municipalities: [{ name: 'Demerhout' }, { name: 'Scheldekerke' }],
      partnerships: [{ name: 'Demerhout – Dogbahoué' }, { name: 'Scheldekerke – Keur Latyr' }],
    })
    expect(await planIt(editor, { id: visit.id, expectedVersion: whole.version })).toMatchObject({
      status: 'PLANNED',
    })
    // Their partner sees what was agreed for their partnership, and nobody else's invitation.
    const partner = await world.as('PARTNER', 'Keur Latyr')
    expect((await visitOf(partner, visit.id)).invitations).toMatchObject([
      { aims: 'Een weegbrug kiezen die onze partner kan onderhouden.' },
    ])
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of) { nodes { action toState reason } } }',
      { of: visit.id },
    )
    expect(revisions.nodes.map((row: { action: string }) => row.action).reverse()).toEqual([
      'organise',
      ...Array(3).fill('answerInvitation'),
      'setAims',
      'plan',
    ])
  })

  test('begins from visits that could be made together, and invites who would travel on them', async () => {
    const visits = [
      await plan(world, {
        municipalities: [id['Demerhout']],
        partnerships: [id['Demerhout – Dogbahoué']],
        missionTypes: ['TECHNICAL'],
        policyDomains: ['markets'],
      }),
      await plan(world, {
        municipalities: [id['Scheldekerke']],
        partnerships: [id['Scheldekerke – Keur Latyr']],
        startsOn: '2027-10-10',
        endsOn: '2027-10-20',
      }),
    ]
    const visit = await organise(editor, { title: 'Samen naar West-Afrika', visits })
    expect(visit).toMatchObject({
      missionTypes: [{ code: 'EVALUATION' }, { code: 'TECHNICAL' }],
      countries: [{ code: 'BJ' }, { code: 'SN' }],
      policyDomains: [{ code: 'markets' }],
    })
    expect(visit.invitations).toMatchObject([
      {
        startsOn: '2027-10-04',
        endsOn: '2027-10-20',
        municipality: { name: 'Demerhout' },
        partnership: { name: 'Demerhout – Dogbahoué' },
      },
      { municipality: { name: 'Scheldekerke' }, partnership: { name: 'Scheldekerke – Keur Latyr' } },
    ])
  })

  test('is left again by who changes his mind, with the partnership', async () => {
    const visit = await organised()
    const accepted = await answer(officer, { ...of(visit.invitations[0]), answer: 'ACCEPTED' })
    expect((await visitOf(editor, visit.id)).partnerships).toHaveLength(1)
    await answer(officer, { ...of(accepted), answer: 'DECLINED' })
    expect(await visitOf(editor, visit.id)).toMatchObject({ municipalities: [], partnerships: [] })
  })

  test('is seen by nobody else while it is a draft, nor its invitations ever', async () => {
    const visit = await organised()
    const strangers = [
      world.visitor,
      await world.as('OFFICER', 'Hazegem'),
      await world.as('PARTNER', 'Keur Latyr'),
      await world.as('PARTNER', 'Dogbahoué'),
    ]
    const [invitation] = visit.invitations
    for (const asker of strangers) {
      const {
        visit: found,
        node,
        visitInvitations,
      } = await asker.ask(
        'query ($id: ID!, $invitation: ID!) { visit(id: $id) { id } node(id: $invitation) { id } visitInvitations(first: 100) { totalCount nodes { id } } }',
        { id: visit.id, invitation: invitation.id },
      )
      expect([found, node]).toEqual([null, null])
      expect(visitInvitations.nodes).not.toContainEqual({ id: invitation.id })
      expect(visitInvitations.totalCount).toBe(visitInvitations.nodes.length)
      expect(await answer(asker, { ...of(invitation), answer: 'ACCEPTED' })).toMatchObject({
        __typename: 'NotFoundError',
        path: ['input', 'id'],
      })
    }
    const open = await officer.ask('{ visitInvitations(isAnswered: false) { nodes { id } } }')
    expect(open.visitInvitations.nodes).toContainEqual({ id: invitation.id })
  })
})

describe('is refused with what would be right', () => {
  const wrong: [string, () => Promise<unknown>, object][] = [
    ['organised by a municipality', () => organise(officer, ownPlan), { __typename: 'ForbiddenError' }],
    [
      'with a partner invited as one that travels',
      () => organised([{ municipality: id['Keur Latyr'] }]),
      { __typename: 'RuleError', path: ['input', 'invitations', '0', 'municipality'] },
    ],
    [
      'in a partnership of others',
      () => organised([{ municipality: id['Hazegem'], partnership: id['Scheldekerke – Keur Latyr'] }]),
      { __typename: 'RuleError', path: ['input', 'invitations', '0', 'partnership'] },
    ],
    [
      'to a country that does not fit the partnership',
      () => organise(editor, { ...ownPlan, countries: ['GT'], invitations: [ofScheldekerke()] }),
      {
        __typename: 'RuleError',
        path: ['input', 'invitations', '0', 'partnership'],
        message: 'partnership: the partners of Scheldekerke – Keur Latyr lie in SN; the visit goes to GT.',
      },
    ],
    [
      'with a municipality invited twice',
      async () => invite(editor, { visit: (await organised()).id, ...ofScheldekerke() }),
      { __typename: 'RuleError', path: ['input', 'municipality'] },
    ],
    [
      'to a visit of a municipality',
      async () =>
        invite(editor, {
          visit: await plan(world, {
            municipalities: [id['Demerhout']],
            partnerships: [id['Demerhout – Dogbahoué']],
          }),
          municipality: id['Hazegem'],
        }),
      { __typename: 'RuleError', path: ['input', 'visit'] },
    ],
    [
      'answered by the association',
      async () => answer(editor, { ...of((await organised()).invitations[0]), answer: 'ACCEPTED' }),
      { __typename: 'ForbiddenError' },
    ],
    [
      'answered by who comes along without a partnership, though the visit looks for none',
      async () => {
        const [invitation] = (await organised([{ municipality: id['Hazegem'] }])).invitations
        return answer(await world.as('OFFICER', 'Hazegem'), { ...of(invitation), answer: 'ACCEPTED' })
      },
      { __typename: 'RuleError', path: ['input', 'partnership'] },
    ],
    [
      'answered by who read an older version',
      async () => {
        const [invitation] = (await organised()).invitations
        await answer(officer, { ...of(invitation), answer: 'ACCEPTED' })
        return answer(officer, { ...of(invitation), answer: 'DECLINED' })
      },
      { __typename: 'ConflictError' },
    ],
  ]
  test.each(wrong)('%s', async (_what, story, expected) => {
    expect(await story()).toMatchObject(expected)
  })

  test('by the database too', async () => {
    const { prisma } = world
    const [own, other] = await Promise.all(
      ['Scheldekerke', 'Demerhout'].map(name => prisma.municipality.findFirstOrThrow({ where: { name } })),
    )
    const municipalityId = own?.id ?? ''
    const { id: visitId } = await prisma.visit.findFirstOrThrow({ where: { isOrganised: false } })
    await expect(prisma.visitInvitation.create({ data: { visitId, municipalityId } })).rejects.toThrow(
      'invited to what the association organises',
    )
    const joint = await prisma.visit.findFirstOrThrow({
      where: { isOrganised: true, invitations: { none: { municipalityId: other?.id ?? '' } } },
    })
    const invited = { visitId: joint.id, municipalityId: other?.id ?? '' }
    const theirs = await prisma.partnership.findFirstOrThrow({
      where: { name: 'Scheldekerke – Keur Latyr' },
    })
    await expect(
      prisma.visitInvitation.create({ data: { ...invited, partnershipId: theirs.id } }),
    ).rejects.toThrow('a partnership of its own')
    await expect(prisma.visitInvitation.create({ data: { ...invited, answer: 'ACCEPTED' } })).rejects.toThrow(
      'visit_invitation_answered_has_its_day',
    )
    await expect(
      prisma.visit.create({
        data: { title: 'x', startsOn: new Date('2027-01-01'), endsOn: new Date('2027-01-02') },
      }),
    ).rejects.toThrow()
  })
})
