import { beforeEach, expect, test } from 'vitest'
import { exported, openListDatabase, ownCollection, prisma, read, take } from './own-lists.ts'

openListDatabase()

beforeEach(async () => {
  const base = {
    lesson: 'L',
    language: 'en' as const,
    state: 'IN_REVIEW' as const,
    pillars: [],
    collectionId: ownCollection(),
  }
  await prisma().lesson.create({
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
  const { id: partnershipId } = await prisma().partnership.create({
    data: { name: 'P', form: 'TWINNING', status: 'EXPLORING' },
  })
  await prisma().lesson.create({
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
  expect(await prisma().revision.count()).toBe(0)
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
  expect(await prisma().revision.findMany()).toMatchObject([
    { action: 'edit', fields: expect.arrayContaining(['title', 'policyDomains']) },
  ])
})

test('a row of an older version is refused, unless it says what stands there already', async () => {
  const file = (await exported('csv')).toString()
  const [lesson] = await prisma().lesson.updateManyAndReturn({
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
  await prisma().lesson.updateMany({ data: { state: 'DRAFT' } })
  const [lesson] = await read()
  expect(await take(`id,version,title\n${lesson?.id},1,X\n`)).toMatchObject({
    updated: 0,
    refused: [{ field: 'id', reason: 'there is no lesson with this id' }],
  })
})
