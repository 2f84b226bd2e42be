import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayReasons } from '../../../src/use/briefs/say-reason.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
let officer: Asker
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Scheldekerke')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const preview = async (plan: object, fields: string) =>
  (await officer.ask(`query ($plan: BriefPlanInput!) { briefPreview(plan: $plan) { ${fields} } }`, { plan }))
    .briefPreview

const partnershipOf = async (name: string) => {
  const { id } = await world.prisma.partnership.findFirstOrThrow({ where: { name } })
  return Buffer.from(`Partnership:${id}`).toString('base64')
}

test('names words that say something, each once and as it was written', async () => {
  const plan = {
    title: 'Afval in West-Afrika, vanuit Keur Latyr',
    policyDomains: ['waste'],
    partnerships: [await partnershipOf('Scheldekerke – Keur Latyr')],
    termsOfReference:
      'Hoe de groepen voor het ophalen betaald worden, hoe de vuilniskar onderhouden wordt, en of de retributie op de markt geïnd wordt.',
  }
  const { lessons, practices } = await preview(plan, 'lessons { why } practices { why }')
  const named = [...lessons, ...practices].flatMap(
    ({ why }: { why: string }) => /wat u schreef \((.*?)\)/.exec(why)?.[1]?.split(/, | en /) ?? [],
  )
  expect(named).toContain('West-Afrika')
  expect(named).toContain('vuilniskar')
  for (const word of ['west', 'afrika', 'westafrika', 'wordt', 'keur', 'latyr'])
    expect(named).not.toContain(word)
})

test('makes one sentence of them, as each language writes it', async () => {
  const proven = (visits: number) => ({ code: 'PROVEN' as const, visits, partnerships: 1 })
  const catalogues = await world.database.reference.now()
  const said = (visits: number, language: 'nl' | 'fr' | 'es' | 'en') =>
    sayReasons([{ code: 'SAME_PARTNERSHIP' }, proven(visits)], language, catalogues)
  expect(said(1, 'fr')).toBe(
    'Apprise dans ce partenariat\u00a0; a déjà aidé lors d’une autre visite, dans un partenariat.',
  )
  expect(said(2, 'fr')).toContain('lors de 2 autres visites')
  expect(said(1, 'nl')).toBe('Geleerd in deze stedenband; hielp al op een ander bezoek, in één stedenband.')
  expect(said(1, 'es')).toBe('Aprendida en este hermanamiento; ya ayudó en otra visita, en un hermanamiento.')
  expect(said(1, 'en')).toBe(
    'Learned in this partnership; already helped on another visit, in one partnership.',
  )
})

test('calls earlier what was before, not what is planned for the same month', async () => {
  const { prisma } = world
  const officerOf = await world.municipality('Scheldekerke')
  const id = await partnershipOf('Scheldekerke – Keur Latyr')
  const travel = (title: string, day: string) =>
    prisma.visit.create({
      data: {
        ...{ title, startsOn: new Date(day), endsOn: new Date(day) },
        municipalities: { connect: { id: officerOf } },
        partnerships: { connect: { id: Buffer.from(id, 'base64').toString().slice('Partnership:'.length) } },
        missionTypes: { connect: { code: 'TECHNICAL' } },
      },
    })
  await travel('In maart', '2027-03-20')
  await travel('In februari', '2027-02-20')
  const earlier = async (startsOn: string) =>
    (await preview({ partnerships: [id], startsOn }, 'earlierVisits { title }')).earlierVisits.map(
      ({ title }: { title: string }) => title,
    )
  expect(await earlier('2027-03-10')).toContain('In februari')
  expect(await earlier('2027-03-10')).not.toContain('In maart')
  // Of this month it is told: for a plan of later this month it was before.
  const now = today.toISOString().slice(0, 10)
  await travel('Deze maand', now)
  expect(await earlier(now)).toContain('Deze maand')
})
