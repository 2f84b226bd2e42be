import { expect, test } from 'vitest'
import { clock } from './bytes-of.ts'
import { openListDatabase, ownCollection, prisma, read, take } from './own-lists.ts'

openListDatabase()

test('three columns make a lesson in review, with its language guessed and its first wording kept', async () => {
  const report = await take(
    'Title;Lesson;Outcome\r\nOphaling in twee dagen;"Spreek de ophaling van huisvuil af met de wijken; niet alleen met de markt.";Worked\r\n',
  )
  expect(report).toMatchObject({
    read: 1,
    taken: 1,
    refused: [],
    notes: [{ note: 'The language was guessed from the text', times: 1, line: 2 }],
  })
  expect(await read()).toMatchObject([
    {
      title: 'Ophaling in twee dagen',
      lesson: 'Spreek de ophaling van huisvuil af met de wijken; niet alleen met de markt.',
      outcome: 'WORKED',
      language: 'nl',
      state: 'IN_REVIEW',
      visibility: 'INTERNAL',
      collectionId: ownCollection(),
      original: { title: 'Ophaling in twee dagen' },
    },
  ])
  expect(await prisma().revision.findMany()).toMatchObject([{ action: 'import', toState: 'IN_REVIEW' }])
})

test('the catalogues are named by code or by label in any of our languages', async () => {
  const report = await take(
    'title,lesson,outcome,language,policy domains,countries,mission_types,pillars,experienced on,state\n' +
      'A,L,MIXED,en,"Gezondheid en hygiëne; waste-collection","Zuid-Afrika, SN",technical,"political; civil society",2024-03-01,published\n',
  )
  expect(report).toMatchObject({ taken: 1, refused: [] })
  expect(await read()).toMatchObject([
    {
      policyDomains: expect.arrayContaining([
        expect.objectContaining({ code: 'health' }),
        expect.objectContaining({ code: 'waste-collection' }),
      ]),
      countries: expect.arrayContaining([
        expect.objectContaining({ code: 'ZA' }),
        expect.objectContaining({ code: 'SN' }),
      ]),
      pillars: ['CIVIL_SOCIETY', 'POLITICAL'],
      experiencedOn: new Date('2024-03-01'),
      state: 'PUBLISHED',
      publishedAt: clock(),
    },
  ])
})

test('what the rules of capture refuse is refused by line, column and reason; the others are taken', async () => {
  const report = await take(
    [
      'title,lesson,outcome,language,policyDomains,state,experiencedOn,visit,municipality,sourceUrl',
      ',L,WORKED,en,,,,,,',
      'T,,NOT_STATED,en,,,,,,',
      'T,L1,WORKED,de,,,,,,',
      'T,L2,WORKED,en,rockets,DRAFT,05/04/2024,,,nowhere',
      'T,L3,WORKED,en,,,,77,Atlantis,',
      'T,L4,WORKED,en,health; waste-collection; gender; schools,,,,,',
      'T,L5,WORKED,en,,,,,,,,one too many',
      'T,L6,WORKED,en,,,,,,',
      ',,,,,,,,,',
    ].join('\n'),
  )
  expect(report).toMatchObject({ read: 8, taken: 1 })
  expect(report.refused.map(({ line, field }) => `${line} ${field}`)).toEqual([
    '2 title',
    '3 lesson',
    '3 outcome',
    '4 language',
    '5 policyDomains',
    '5 experiencedOn',
    '5 sourceUrl',
    '5 state',
    '6 visit',
    '6 municipality',
    '7 policyDomains',
    '8 row',
  ])
  expect(report.refused.find(({ line }) => line === 8)?.reason).toBe('has 12 cells where the header has 10')
})

test('the same list again changes nothing, even after somebody edited here; a changed row is told so', async () => {
  const list = (outcome: string) =>
    `title,lesson,outcome,language\nBins,Empty them,${outcome},en\nBins, Empty  THEM,WORKED,en\n`
  expect(await take(list('WORKED'))).toMatchObject({ taken: 1, doubles: [{ line: 3, first: 2 }] })
  expect(await take(list('WORKED'))).toMatchObject({ taken: 0, unchanged: 1 })
  expect(await take(list('FAILED'))).toMatchObject({ updated: 1 })
  expect(await take(list('FAILED'))).toMatchObject({ unchanged: 1 })
  const [lesson] = await read()
  expect(await take(list('MIXED'))).toMatchObject({
    updated: 0,
    refused: [
      {
        line: 2,
        field: 'lesson',
        reason: `lesson ${lesson?.number} is now in version 2, changed here since this list came in; export it and change it by its id`,
      },
    ],
  })
  expect(await read()).toMatchObject([{ outcome: 'FAILED', version: 2 }])
})

test('a visit, a partnership and a municipality are named as people name them', async () => {
  const town = await prisma().municipality.create({
    data: { name: 'Zeedorp', side: 'NORTH', countryCode: 'BE' },
  })
  await prisma().municipality.create({ data: { name: 'Zeedorp', side: 'NORTH', countryCode: 'NL' } })
  const partnership = await prisma().partnership.create({
    data: { name: 'P', form: 'TWINNING', status: 'EXPLORING' },
  })
  const visit = await prisma().visit.create({
    data: {
      title: 'V',
      startsOn: new Date('2024-01-01'),
      endsOn: new Date('2024-01-02'),
      municipalities: { connect: { id: town.id } },
      partnerships: { connect: { id: partnership.id } },
      missionTypes: { connect: { rank: 2 } },
    },
  })
  const row = (name: string, lesson: string) =>
    `T,${lesson},WORKED,en,${visit.number},${partnership.number},${name}\n`
  const report = await take(
    `title,lesson,outcome,language,visit,partnership,municipality\n${row('Zeedorp (BE)', 'A')}${row('Zeedorp', 'B')}`,
  )
  expect(report).toMatchObject({
    taken: 1,
    refused: [
      {
        line: 3,
        field: 'municipality',
        reason: "there are several called 'Zeedorp'; add the country, as in 'Gent (BE)'",
      },
    ],
  })
  expect(await read()).toMatchObject([
    { visitId: visit.id, partnershipId: partnership.id, municipalityId: town.id },
  ])
})
