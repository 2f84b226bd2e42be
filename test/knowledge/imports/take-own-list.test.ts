import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import type { Database } from '../../../src/db/database.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import { type ExportFormat, exportLessons } from '../../../src/knowledge/exports/export-lessons.ts'
import { readOwnList } from '../../../src/knowledge/imports/read-own-list.ts'
import { takeOwnList } from '../../../src/knowledge/imports/take-own-list.ts'
import { freshDatabase } from '../../support/database.ts'
import { clock } from './bytes-of.ts'

let database: Database
let own: string
beforeAll(async () => {
  database = await freshDatabase()
  await loadCatalogues(database.prisma)
  own = (await database.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })).id
})
beforeEach(() => database.query('truncate lesson, revision, municipality, partnership, visit cascade'))
afterAll(() => database[Symbol.asyncDispose]())

const take = (file: string | Uint8Array, at = clock) =>
  takeOwnList(database, readOwnList([typeof file === 'string' ? Buffer.from(file) : file]), {
    clock: at,
  })

const read = () =>
  database.prisma.lesson.findMany({
    orderBy: { number: 'asc' },
    include: { policyDomains: true, countries: true, missionTypes: true, original: true },
  })

async function exported(format: ExportFormat): Promise<Buffer> {
  const chunks: Buffer[] = []
  const db = visibleClient(database, rowRules({ role: 'EDITOR', language: 'nl' }))
  for await (const chunk of exportLessons(db, { format })) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

describe('new lessons', () => {
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
        collectionId: own,
        original: { title: 'Ophaling in twee dagen' },
      },
    ])
    expect(await database.prisma.revision.findMany()).toMatchObject([
      { action: 'import', toState: 'IN_REVIEW' },
    ])
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
    const { prisma } = database
    const town = await prisma.municipality.create({
      data: { name: 'Zeedorp', side: 'NORTH', countryCode: 'BE' },
    })
    await prisma.municipality.create({ data: { name: 'Zeedorp', side: 'NORTH', countryCode: 'NL' } })
    const partnership = await prisma.partnership.create({
      data: { name: 'P', form: 'TWINNING', status: 'EXPLORING' },
    })
    const visit = await prisma.visit.create({
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
})

describe('what was exported', () => {
  beforeEach(async () => {
    const base = {
      lesson: 'L',
      language: 'en' as const,
      state: 'IN_REVIEW' as const,
      pillars: [],
      collectionId: own,
    }
    await database.prisma.lesson.create({
      data: {
        ...base,
        title: '=SUM(A1)',
        outcome: 'FAILED',
        why: '- one\n- two; \'quoted\'\t"x"',
        context: "'=1",
        pillars: ['POLITICAL', 'ADMINISTRATION'],
        experiencedOn: new Date('2023-02-03'),
        sourceUrl: 'https://example.org/a?b=c',
        policyDomains: { connect: [{ code: 'waste-collection' }, { code: 'health' }] },
        countries: { connect: [{ code: 'SN' }, { code: 'BE' }] },
      },
    })
    const { id: partnershipId } = await database.prisma.partnership.create({
      data: { name: 'P', form: 'TWINNING', status: 'EXPLORING' },
    })
    await database.prisma.lesson.create({
      data: {
        ...base,
        partnershipId,
        title: 'Imported',
        outcome: 'NOT_STATED',
        sourceKey: 'k',
        sourceOutcome: 'Challenges',
        anonymous: true,
      },
    })
  })

  test.each(['csv', 'xlsx'] as const)('taken back as it is (%s), changes nothing', async format => {
    const before = await read()
    const report = await take(await exported(format), () => new Date('2027-01-01'))
    expect(report).toMatchObject({ read: 2, taken: 0, updated: 0, unchanged: 2, refused: [], notes: [] })
    expect(await read()).toEqual(before)
    expect(await database.prisma.revision.count()).toBe(0)
  })

  test('and changed in some cells, changes those fields alone, by the rules of editing', async () => {
    const file = (await exported('csv'))
      .toString()
      .replace("'=SUM(A1)", 'Sums')
      .replace('health; waste-collection', '"Jeugd, gender en inclusie"')
    expect(await take(file)).toMatchObject({ updated: 1, unchanged: 1, refused: [] })
    expect((await read())[0]).toMatchObject({
      title: 'Sums',
      version: 2,
      context: "'=1",
      policyDomains: [{ code: 'social-inclusion' }],
    })
    expect(await database.prisma.revision.findMany()).toMatchObject([
      { action: 'edit', fields: expect.arrayContaining(['title', 'policyDomains']) },
    ])
  })

  test('a row of an older version is refused, unless it says what stands there already', async () => {
    const file = (await exported('csv')).toString()
    const [lesson] = await database.prisma.lesson.updateManyAndReturn({
      where: { number: { gt: 0 } },
      data: { version: 3 },
    })
    expect(await take(file)).toMatchObject({ unchanged: 2, refused: [] })
    expect(await take(file.replace("'=SUM(A1)", 'Sums'))).toMatchObject({
      updated: 0,
      unchanged: 1,
      refused: [
        {
          line: 2,
          field: 'version',
          reason: `is 1, but lesson ${lesson?.number} is now in version 3; export it again`,
        },
      ],
    })
  })

  test('a few columns are enough; an empty cell empties an optional field and never a required one', async () => {
    const [lesson] = await read()
    const report = await take(`id,version,why,title,outcome\n${lesson?.id},1,,,\n`)
    expect(report).toMatchObject({ updated: 1, refused: [] })
    expect(await take(`id,version,title,lesson,outcome,visibility\n${lesson?.id},2,,,,\n`)).toMatchObject({
      unchanged: 1,
    })
    expect((await read())[0]).toMatchObject({ why: null, title: '=SUM(A1)', outcome: 'FAILED' })
  })

  test('state and municipality are not changed by a list, nor can an unknown id be made', async () => {
    const [lesson] = await read()
    const strange = '01890000-0000-7000-8000-000000000000'
    const report = await take(
      `id,version,state,municipality\n${lesson?.id},1,PUBLISHED,\n${strange},1,,\n${lesson?.id},1,,\nnonsense,1,,\n`,
    )
    expect(report.doubles).toEqual([{ line: 4, first: 2 }])
    expect(report.refused).toEqual([
      {
        line: 2,
        field: 'state',
        reason: `lesson ${lesson?.number} is IN_REVIEW; it is published, returned or withdrawn one by one, not by a list`,
      },
      { line: 3, field: 'id', reason: 'there is no lesson with this id' },
      { line: 5, field: 'id', reason: 'there is no lesson with this id' },
    ])
  })

  test('a draft of somebody is not there for a list', async () => {
    await database.prisma.lesson.updateMany({ data: { state: 'DRAFT' } })
    const [lesson] = await read()
    expect(await take(`id,version,title\n${lesson?.id},1,X\n`)).toMatchObject({
      updated: 0,
      refused: [{ field: 'id', reason: 'there is no lesson with this id' }],
    })
  })
})
