import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

// What counts as knowing, and what as asking.

let world: World
let editor: Asker
let officer: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Demerhout')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

interface Cell {
  municipality: { name: string }
  theme: string
  lessons: number
  practices: number
  visitsPlanned: number
  thinBriefs: number
}

async function cells(asker: Asker, theme: string): Promise<Cell[]> {
  const { regionalDossier } = await asker.ask(
    `{ regionalDossier(regions: ["011"], themes: ["${theme}"], from: "2027-04-12", until: "2027-04-14") {
         matrix { municipality { name } theme lessons practices visitsPlanned thinBriefs } } }`,
  )
  return regionalDossier.matrix
}
const cellOf = async (asker: Asker, theme: string, name: string) =>
  (await cells(asker, theme)).find(({ municipality }) => municipality.name === name)

test('a municipality knows the practices that its lessons confirm, each once, and none that an anonymous lesson does', async () => {
  const { prisma } = world
  const practices = await prisma.goodPractice.findMany({
    where: {
      state: 'PUBLISHED',
      policyDomains: { some: { OR: [{ code: 'waste' }, { parent: { code: 'waste' } }] } },
      confirmedBy: { some: { lesson: { municipality: { name: 'Demerhout' } } } },
    },
    select: { id: true, confirmedBy: { select: { lesson: true } } },
  })
  expect(practices.length).toBeGreaterThan(0)
  expect(await cellOf(editor, 'waste', 'Demerhout')).toMatchObject({ practices: practices.length })
  // To somebody else an anonymous lesson comes from nowhere.
  const lessons = practices.flatMap(({ confirmedBy }) => confirmedBy.map(({ lesson }) => lesson.id))
  const partner = await world.as('PARTNER', 'Langrivier')
  const before = (await cellOf(partner, 'waste', 'Demerhout'))?.practices ?? 0
  expect(before).toBeGreaterThan(0)
  await prisma.lesson.updateMany({ where: { id: { in: lessons } }, data: { anonymous: true } })
  expect((await cellOf(partner, 'waste', 'Demerhout'))?.practices ?? 0).toBe(0)
  expect((await cellOf(officer, 'waste', 'Demerhout'))?.practices).toBe(practices.length)
  await prisma.lesson.updateMany({ where: { id: { in: lessons } }, data: { anonymous: false } })
})

test('a planned visit whose brief has little in it asks once more', async () => {
  const { prisma } = world
  const [demerhout, { id: partnershipId }] = await Promise.all([
    world.municipality('Demerhout'),
    prisma.partnership.findFirstOrThrow({ where: { name: { startsWith: 'Demerhout – Dogbahoué' } } }),
  ])
  const { id: visitId } = await prisma.visit.create({
    data: {
      ...{ title: 'Lampen op zonnepanelen', startsOn: new Date('2027-03-01') },
      endsOn: new Date('2027-03-05'),
      missionTypes: { connect: { code: 'TECHNICAL' } },
      municipalities: { connect: { id: demerhout } },
      partnerships: { connect: { id: partnershipId } },
      policyDomains: { connect: { code: 'energy-lighting' } },
      countries: { connect: { code: 'BJ' } },
    },
  })
  const theme = 'energy-lighting'
  const thin = async (asker: Asker, name = 'Demerhout') => {
    const { visitsPlanned, thinBriefs } = (await cellOf(asker, theme, name)) ?? {}
    return { visitsPlanned, thinBriefs }
  }
  expect(await thin(editor)).toEqual({ visitsPlanned: 1, thinBriefs: 1 })
  expect(await thin(editor, 'Dogbahoué')).toEqual({ visitsPlanned: 1, thinBriefs: 1 })
  const own = (await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })).id
  const lessons = await Promise.all(
    ['Lampen die blijven branden', 'Lampen die niet bleven branden', 'Wie de batterij betaalt'].map(title =>
      prisma.lesson.create({
        data: {
          ...{ title, lesson: title, language: 'nl', outcome: 'WORKED', collectionId: own },
          ...{ state: 'PUBLISHED', visibility: 'FLEMISH', publishedAt: today },
          policyDomains: { connect: { code: theme } },
        },
      }),
    ),
  )
  // Now there is something to choose from, for those who see it.
  expect(await thin(editor)).toEqual({ visitsPlanned: 1, thinBriefs: 0 })
  expect(await thin(await world.as('PARTNER', 'Langrivier'))).toEqual({ visitsPlanned: 1, thinBriefs: 1 })
  // What was fixed tells itself how much it is.
  const reasons = [{ code: 'SAME_DOMAIN', value: theme }]
  const [first, ...others] = lessons.map(({ id }, position) => ({ lessonId: id, position, reasons }))
  const { id: briefId } = await prisma.brief.create({
    data: { visitId, fixedOn: today, items: { create: first } },
  })
  expect(await thin(editor)).toEqual({ visitsPlanned: 1, thinBriefs: 1 })
  await prisma.briefItem.createMany({ data: others.map(other => ({ ...other, briefId })) })
  expect(await thin(editor)).toEqual({ visitsPlanned: 1, thinBriefs: 0 })
  // Who does not see the visit from within sees no brief of it.
  expect(await thin(await world.as('OFFICER', 'Hazegem'))).toEqual({ visitsPlanned: 1, thinBriefs: 0 })
})
