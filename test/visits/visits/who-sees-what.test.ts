import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let askers: Record<string, Asker>
beforeAll(async () => {
  world = await openWorld()
  askers = {
    association: await world.as('EDITOR'),
    travels: await world.as('OFFICER', 'Scheldekerke'),
    receives: await world.as('PARTNER', 'Keur Latyr'),
    otherOfficer: await world.as('OFFICER', 'Demerhout'),
    otherPartner: await world.as('PARTNER', 'Dogbahoué'),
    visitor: world.visitor,
  }
})
afterAll(() => world[Symbol.asyncDispose]())

const outline =
  'number title month missionTypes { code } policyDomains { code } countries { code } municipalities { name } partnerships { name } pillars programme { code }'
const inside =
  'startsOn endsOn purpose termsOfReference places { country { code } municipality { name } name isCandidate } delegation { person { name } jobTitle municipality { name } }'
const title = 'Huisvuil ophalen in Keur Latyr: van karren naar contract'

async function numberOf(visit: string): Promise<number> {
  return (await world.prisma.visit.findFirstOrThrow({ where: { title: visit } })).number
}

async function read(asker: Asker | undefined, fields: string) {
  const data = await asker?.ask(`query ($number: Int) { visit(number: $number) { ${fields} } }`, {
    number: await numberOf(title),
  })
  return data.visit
}

test('all who are signed in read the same outline of a visit; a visitor reads nothing', async () => {
  const expected = await read(askers.association, outline)
  expect(expected).toMatchObject({
    title,
    month: '2022-11-01',
    missionTypes: [{ code: 'TECHNICAL' }],
    countries: [{ code: 'SN' }],
    municipalities: [{ name: 'Scheldekerke' }],
    partnerships: [{ name: 'Scheldekerke – Keur Latyr' }],
  })
  for (const who of ['travels', 'receives', 'otherOfficer', 'otherPartner'])
    expect(await read(askers[who], outline)).toEqual(expected)
  expect(await read(askers.visitor, outline)).toBeNull()
})

test.each(['association', 'travels', 'receives'])(
  'days, delegation, places and papers are for who %s',
  async who => {
    const visit = await read(askers[who], inside)
    expect(visit).toMatchObject({ startsOn: '2022-11-04', endsOn: expect.stringContaining('2022-11') })
    expect(visit.purpose).not.toBeNull()
    expect(visit.places.length * visit.delegation.length).toBeGreaterThan(0)
  },
)

test.each(['otherOfficer', 'otherPartner'])('the %s finds null there', async who => {
  const visit = await read(askers[who], inside)
  expect(Object.values(visit)).toEqual(Object.values(visit).map(() => null))
})

test('a delegate who did not agree to be named is a job title to the partner, a person at home', async () => {
  const names = async (who: string) => {
    const visit = await askers[who]?.ask(
      'query ($number: Int) { visit(number: $number) { delegation { person { name } } } }',
      {
        number: await numberOf('Kennismaking met drie gemeenten in Senegal'),
      },
    )
    return visit.visit.delegation.map(
      (delegate: { person: { name: string } | null }) => delegate.person?.name ?? null,
    )
  }
  expect(await names('travels')).toContain('Dirk Zilvermeeuw')
  expect(await names('association')).toContain('Dirk Zilvermeeuw')
  expect(await names('receives')).not.toContain('Dirk Zilvermeeuw')
})

test('a filter on days tells outsiders no more than the month', async () => {
  const found = async (who: string, from: string, to: string) => {
    const query =
      'query ($filter: VisitFilter) { visits(filter: $filter, first: 100) { totalCount nodes { title } } }'
    const data = await askers[who]?.ask(query, {
      filter: { from, to, municipalities: [await globalId('Scheldekerke')] },
    })
    expect(data.visits.totalCount).toBe(data.visits.nodes.length)
    return data.visits.nodes.some((visit: { title: string }) => visit.title === title)
  }
  for (const who of ['association', 'travels', 'receives']) {
    expect([
      await found(who, '2022-11-01', '2022-11-03'),
      await found(who, '2022-11-05', '2022-11-06'),
    ]).toEqual([false, true])
  }
  for (const who of ['otherOfficer', 'otherPartner']) {
    expect([
      await found(who, '2022-11-01', '2022-11-03'),
      await found(who, '2022-11-30', '2022-12-31'),
    ]).toEqual([true, true])
    expect(await found(who, '2022-12-01', '2022-12-31')).toBe(false)
  }
})

test('the rule on a row and the rule in the database agree on every visit, for every municipality', async () => {
  const municipalities = await world.prisma.municipality.findMany()
  for (const { id: municipalityId, side } of municipalities) {
    const viewer = { role: side === 'NORTH' ? 'OFFICER' : 'PARTNER', municipalityId, language: 'nl' } as const
    const db = visibleClient(world.database, rowRules(viewer))
    const withDelegates = await db.delegate.findMany({ select: { visitId: true } })
    const own = new Set(withDelegates.map(delegate => delegate.visitId))
    const asker = await world.as(viewer.role, municipalities.find(m => m.id === municipalityId)?.name)
    const { visits } = await asker.ask('{ visits(first: 100) { nodes { id delegation { jobTitle } } } }')
    const inside = visits.nodes.filter((visit: { delegation: object[] | null }) => visit.delegation?.length)
    expect(
      inside.map((visit: { id: string }) => Buffer.from(visit.id, 'base64').toString().split(':')[1]).sort(),
    ).toEqual([...own].sort())
  }
})

test('relations to visits hide the same', async () => {
  const query =
    'query ($number: Int) { municipality(number: $number) { visits { title startsOn } memberships { partnership { visits { title endsOn delegation { jobTitle } } } } } }'
  const { number } = await world.prisma.municipality.findFirstOrThrow({ where: { name: 'Scheldekerke' } })
  const { municipality: fromAfar } = await askers.otherPartner?.ask(query, { number })
  const west = 'Twee gemeenten, één reis: afval in Senegal en Benin'
  for (const visit of fromAfar.visits)
    expect([visit.title, visit.startsOn === null]).toEqual([visit.title, visit.title !== west])
  for (const { partnership } of fromAfar.memberships) {
    for (const visit of partnership.visits)
      expect([visit.title, visit.delegation === null]).toEqual([visit.title, visit.title !== west])
  }
  const { municipality: asVisitor } = await world.visitor.ask(query, { number })
  expect(asVisitor.visits).toEqual([])
  expect(asVisitor.memberships[0].partnership.visits).toEqual([])
})

async function globalId(name: string): Promise<string> {
  return Buffer.from(`Municipality:${await world.municipality(name)}`).toString('base64')
}
