import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePdf } from '../../src/example/make-pdf.ts'
import type { DocumentKind } from '../../src/db/generated/client/enums.ts'
import { readWaitingFile } from '../../src/visits/documents/text/read-waiting-file.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'
import { readPaper } from '../use/printing/read-paper.ts'
import { add, upload } from '../visits/documents/send-in.ts'

// A lesson that all may read cites documents that few may. Whoever sees the lesson and not the document learns nothing
// of it by any path: no title, no page, no quote, and not that there is one. Who sees what is written out by hand.

type Cited = 'report' | 'personal' | 'secret'
const sees = {
  visitor: [],
  partner: [],
  stranger: [],
  officer: ['report', 'secret'],
  editor: ['report', 'personal', 'secret'],
} as const satisfies Record<string, readonly Cited[]>
type Who = keyof typeof sees
const whos = Object.keys(sees) as Who[]

/** What stands in each, by words that stand nowhere else; `secret` is cited by an anonymous lesson, and FLEMISH. */
const words: Record<Cited, { title: string; quote: string }> = {
  report: { title: 'Zebravinkverslag', quote: 'Kwartelkoningen broeden laat.' },
  personal: { title: 'Wielewaalnota', quote: 'Roerdompen zwijgen overdag.' },
  secret: { title: 'Grutto in het net', quote: 'Steltkluten keren terug.' },
}

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

let world: World
let askers: Record<Who, Asker>
let visit: { id: string; number: number }
let partnership: { id: string; number: number }
let lessons: { open: number; anonymous: number }
let ids: { documents: Record<Cited, string>; citations: string[] }
/** All that each was answered before anything was cited. */
let before: Map<Who, Record<string, string>>

beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Keur Latyr'),
    stranger: await world.as('OFFICER', 'Hazegem'),
    officer: await world.as('OFFICER', 'Scheldekerke'),
    editor: await world.as('EDITOR'),
  }
  const bond = await prisma.partnership.findFirstOrThrow({ where: { name: 'Scheldekerke – Keur Latyr' } })
  const municipalityId = await world.municipality('Scheldekerke')
  const collection = await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const made = await prisma.visit.create({
    data: {
      ...{ title: 'Naar de vogels', startsOn: today, endsOn: today },
      municipalities: { connect: { id: municipalityId } },
      partnerships: { connect: { id: bond.id } },
      missionTypes: { connect: { code: 'TECHNICAL' } },
    },
  })
  const learn = (title: string, anonymous: boolean) =>
    prisma.lesson.create({
      data: {
        ...{ title, lesson: `${title}: kijk vroeg.`, language: 'nl', outcome: 'WORKED', anonymous },
        ...{ state: 'PUBLISHED', visibility: 'PUBLIC', publishedAt: today },
        ...{ municipalityId, partnershipId: bond.id, visitId: made.id, collectionId: collection.id },
      },
    })
  const open = await learn('Leeuweriken tellen', false)
  const anonymous = await learn('Leeuweriken storen', true)
  await prisma.brief.create({
    data: {
      ...{ visitId: made.id, fixedOn: today },
      items: {
        create: [open, anonymous].map(({ id }, position) => ({
          ...{ lessonId: id, position, reasons: [{ code: 'SAME_PARTNERSHIP' }] },
        })),
      },
    },
  })
  visit = { id: globalId('Visit', made.id), number: made.number }
  partnership = { id: globalId('Partnership', bond.id), number: bond.number }
  lessons = { open: open.number, anonymous: anonymous.number }
  const document = async (cited: Cited, kind: DocumentKind, visibility: string) => {
    const { title, quote } = words[cited]
    const file = await upload(askers.editor, makePdf(['Voorblad', quote]))
    return (await add(askers.editor, { visit: visit.id, title, kind, visibility, upload: file })).id
  }
  const documents = {
    report: await document('report', 'REPORT', 'INTERNAL'),
    personal: await document('personal', 'PERSONAL_REPORT', 'INTERNAL'),
    secret: await document('secret', 'MINUTES', 'FLEMISH'),
  }
  while (await readWaitingFile(world.database));
  await world.settled()
  before = new Map()
  for (const who of whos) before.set(who, await allAnswers(who))
  for (const cited of ['report', 'personal', 'secret'] as const) {
    const lesson = globalId('Lesson', (cited === 'secret' ? anonymous : open).id)
    const input = { lesson, document: documents[cited], page: 2, quote: words[cited].quote }
    const { answer } = await askers.editor.ask(
      'mutation ($input: CiteDocumentInput!) { answer: citeDocument(input: $input) { __typename } }',
      { input },
    )
    expect(answer).toEqual({ __typename: 'Lesson' })
  }
  const rows = await prisma.lessonCitation.findMany({ where: { lessonId: { in: [open.id, anonymous.id] } } })
  ids = { documents, citations: rows.map(({ id }) => globalId('LessonCitation', id)) }
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const files = (): string[] => [
  ...['csv', 'json', 'jsonl'].map(format => `/export/lessons.${format}`),
  '/export/search.jsonl?query=leeuweriken',
  `/export/briefItems.json?visit=${visit.id}`,
  `/export/handOverItems.json?partnership=${partnership.id}`,
  `/lessons/${lessons.open}`,
  `/lessons/${lessons.anonymous}`,
]
const papers = () => [
  `/briefs/${visit.number}.pdf?language=nl`,
  `/hand-overs/${partnership.number}.pdf?language=nl`,
]

/** Whatever of these lessons, and of what they cite, can be read, searched, counted, exported and printed. */
async function allAnswers(who: Who): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  const lesson =
    'number title lesson version updatedAt visit { number } original { lesson } reviews { note } standing { usedInVisits } source { document }'
  for (const number of Object.values(lessons)) {
    const { lesson: seen } = await askers[who].ask(`{ lesson(number: ${number}) { ${lesson} } }`)
    answers[`lesson ${number}`] = JSON.stringify(seen)
  }
  const queries = Object.values(words).flatMap(({ title, quote }) => [title, quote])
  for (const query of ['leeuweriken', ...queries]) {
    const { search } = await askers[who].ask(
      `query ($query: String!) { search(query: $query) { totalCount didYouMean facets { name values { value count } }
        edges { score highlights { field page segments { text } } node { __typename ... on Lesson { title } ... on Document { title } } } } }`,
      { query },
    )
    answers[`search ${query}`] = JSON.stringify(search)
    const { suggest } = await askers[who].ask('query ($q: String!) { suggest(prefix: $q) { label } }', {
      q: query.split(' ')[0]?.toLowerCase().slice(0, 6),
    })
    answers[`suggest ${query}`] = JSON.stringify(suggest)
  }
  for (const path of files()) answers[path] = await (await askers[who].fetch(path)).text()
  for (const path of papers()) {
    const response = await askers[who].fetch(path)
    answers[path] = response.ok ? (await readPaper(response)).text : await response.text()
  }
  return answers
}

describe.each(whos)('the %s', who => {
  const seen: readonly Cited[] = sees[who]

  test('reads what the lessons cite, of the documents that he may see', async () => {
    const read = async (number: number) =>
      (
        await askers[who].ask(
          `{ lesson(number: ${number}) { citations { page quote document { title visit { number } } } } }`,
        )
      ).lesson.citations
    const cited = (one: Cited) => ({
      ...{ page: 2, quote: words[one].quote },
      document: { title: words[one].title, visit: { number: visit.number } },
    })
    expect(await read(lessons.open)).toEqual(seen.filter(one => one !== 'secret').map(cited))
    // On which visit an anonymous lesson was learned its citations would say: even of a document that he may see.
    expect(await read(lessons.anonymous)).toEqual(seen.includes('secret') ? [cited('secret')] : [])
  })

  test('by id: citations as by their lesson, documents as anywhere', async () => {
    const { nodes } = await askers[who].ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on LessonCitation { quote } } }',
      { ids: ids.citations },
    )
    const quotes = nodes.flatMap((row: { quote: string } | null) => row?.quote ?? [])
    expect(quotes.sort()).toEqual(seen.map(one => words[one].quote).sort())
    const flemish = who === 'stranger' ? ['secret'] : []
    for (const [cited, id] of Object.entries(ids.documents)) {
      const { node } = await askers[who].ask('query ($id: ID!) { node(id: $id) { id } }', { id })
      expect([cited, node !== null]).toEqual([cited, [...seen, ...flemish].includes(cited)])
    }
  })

  test('is answered all else as if nothing was cited', async () => {
    const now = await allAnswers(who)
    for (const [asked, answer] of Object.entries(before.get(who) ?? {})) {
      expect([asked, now[asked]]).toEqual([asked, answer])
    }
    const flemish = who === 'stranger' ? ['secret'] : []
    for (const [cited, { title, quote }] of Object.entries(words)) {
      if ([...seen, ...flemish].includes(cited)) continue
      // What one asks for oneself may be said again as what was asked.
      const said = Object.entries(now).map(([asked, answer]) => [
        asked,
        answer.replaceAll(/"didYouMean":"[^"]*"/g, ''),
      ])
      expect(said.filter(([, answer]) => [title, quote].some(text => answer?.includes(text)))).toEqual([])
    }
  })

  test('counts no documents that he may not see', async () => {
    const { visit: its } = await askers[who].ask(
      'query ($id: ID!) { visit(id: $id) { documents { title } } }',
      {
        id: visit.id,
      },
    )
    const flemish = who === 'stranger' ? ['secret' as const] : []
    const titles = [...seen, ...flemish].map(one => words[one].title)
    expect((its?.documents ?? []).map((row: { title: string }) => row.title).sort()).toEqual(titles.sort())
  })
})
