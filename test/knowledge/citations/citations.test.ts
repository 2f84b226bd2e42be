import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let officer: Asker
let editor: Asker
let document: { id: string; hash: string; visit: string }
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Ravenbeke')
  editor = await world.as('EDITOR')
  const row = await world.prisma.document.findFirstOrThrow({
    where: { visibility: 'FLEMISH', file: { pages: { some: {} } } },
    include: { visit: { select: { title: true } } },
  })
  document = { id: globalId('Document', row.id), hash: row.fileHash ?? '', visit: row.visit.title }
})
afterAll(() => world[Symbol.asyncDispose]())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const lesson = `... on Lesson { id number state language lesson visit { title } citations { id document { title } page quote } }`
const answer = `{ __typename ... on Problem { code message path } ${lesson} }`
const capture = async (asker: Asker, input: object) =>
  (
    await asker.ask(
      `mutation ($input: CaptureLessonFromPassageInput!) { answer: captureLessonFromPassage(input: $input) ${answer} }`,
      { input: { document: document.id, title: 'Aangeven in het moederhuis', outcome: 'WORKED', ...input } },
    )
  ).answer
const passage = { page: 2, quote: 'Dat kost vijf minuten en geen reis. De vroedvrouw roept hem' }

test('a passage becomes a lesson that cites it, of the visit, in the language of the document', async () => {
  const captured = await capture(officer, passage)
  expect(captured).toMatchObject({
    state: 'DRAFT',
    language: 'nl',
    lesson: passage.quote,
    visit: { title: document.visit },
    citations: [{ document: { title: expect.stringContaining('Mbanza-Lukeni') }, ...passage }],
  })
  const again = { ...passage, idempotencyKey: 'een keer' }
  expect((await capture(officer, again)).id).toBe((await capture(officer, again)).id)
})

test('who did not travel captures it too, of no visit', async () => {
  const other = await world.as('OFFICER', 'Scheldekerke')
  expect(await capture(other, { ...passage, lesson: 'In eigen woorden.' })).toMatchObject({
    lesson: 'In eigen woorden.',
    visit: null,
    citations: [passage],
  })
})

test.each([
  ['a page that is not there', { page: 9 }, 'VALIDATION', 'page'],
  ['words that do not stand there', { quote: 'Iets heel anders.' }, 'VALIDATION', 'quote'],
  ['words of another page', { page: 1 }, 'VALIDATION', 'quote'],
  [
    'a document that is not there',
    { document: globalId('Document', '01900000-0000-7000-8000-000000000000') },
    'NOT_FOUND',
    'document',
  ],
])('nobody cites %s', async (_what, input, code, path) => {
  expect(await capture(officer, { ...passage, ...input })).toMatchObject({ code, path: ['input', path] })
})

test('what somebody may not see he cannot cite, and does not see cited', async () => {
  const partner = await world.as('PARTNER', 'Mbanza-Lukeni')
  expect(await capture(partner, passage)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'document'] })
  const { number } = await capture(officer, passage)
  await world.prisma.lesson.update({
    where: { number },
    data: { state: 'PUBLISHED', visibility: 'PUBLIC', publishedAt: new Date() },
  })
  const cited = async (asker: Asker) =>
    (await asker.ask(`{ lesson(number: ${number}) { citations { page quote } } }`)).lesson.citations
  expect(await cited(officer)).toEqual([passage])
  for (const asker of [partner, world.visitor]) expect(await cited(asker)).toEqual([])
})

test('a citation is added and taken off by whoever may edit the lesson; a withdrawn document is quoted no more', async () => {
  const { id, citations } = await capture(officer, passage)
  const change = async (asker: Asker, name: string, input: object) =>
    (
      await asker.ask(
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { answer: ${name}(input: $input) ${answer} }`,
        { input },
      )
    ).answer
  const cite = { lesson: id, document: document.id, page: 1 }
  expect(await change(editor, 'citeDocument', cite)).toMatchObject({ code: 'NOT_FOUND' })
  expect((await change(officer, 'citeDocument', cite)).citations).toHaveLength(2)
  const less = await change(officer, 'removeCitation', { id: citations[0].id })
  expect(less.citations).toMatchObject([{ page: 1, quote: null }])
  await capture(officer, passage)
  await world.prisma.document.update({
    where: { id: Buffer.from(document.id, 'base64').toString().slice('Document:'.length) },
    data: { fileHash: null, url: null, withdrawnOn: new Date(), withdrawnReason: 'Er staat een naam in.' },
  })
  expect(await world.prisma.lessonCitation.count({ where: { quote: { not: null } } })).toBe(0)
  expect(await world.prisma.storedFilePage.count({ where: { hash: document.hash } })).toBe(0)
  expect(await change(officer, 'citeDocument', cite)).toMatchObject({ code: 'RULE' })
})
