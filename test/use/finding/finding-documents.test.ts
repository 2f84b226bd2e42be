import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePdf } from '../../../src/example/make-pdf.ts'
import { readWaitingFile } from '../../../src/visits/documents/text/read-waiting-file.ts'
import { add, upload } from '../../visits/documents/send-in.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
const askers: Record<string, Asker> = {}
beforeAll(async () => {
  world = await openWorld()
  Object.assign(askers, {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Keur Latyr'),
    other: await world.as('OFFICER', 'Scheldekerke'),
    traveller: await world.as('OFFICER', 'Oosterzande'),
    editor: await world.as('EDITOR'),
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

interface Found {
  totalCount: number
  nodes: { title: string }[]
  facets: { name: string; values: { value: string; count: number }[] }[]
  edges: {
    highlights: { field: string; page: number | null; segments: { text: string; matched: boolean }[] }[]
  }[]
}

const find = async (who: string, query: string): Promise<Found> =>
  (
    await (askers[who] as Asker).ask(
      `query ($query: String!) { search(query: $query, kinds: [DOCUMENT], first: 10) { totalCount
        nodes { ... on Document { title } } facets { name values { value count } }
        edges { highlights { field page segments { text matched } } } } }`,
      { query },
    )
  ).search

describe('a document is found by what stands on its pages, by those who may read it', () => {
  test.each([
    ['FLEMISH', 'omvormer elf maanden stuk', 'Verslag van de evaluatie', ['other', 'traveller', 'editor']],
    ['NETWORK', 'guichet charrettes', 'Termes de référence', ['partner', 'other', 'traveller', 'editor']],
    ['INTERNAL', 'fishing quarter battery', 'Sirens, radios', ['traveller', 'editor']],
    ['PERSONAL', 'stroef opkoopcentrum', 'Persoonlijk verslag', ['editor']],
    ['PUBLIC', 'guía comités', 'Guía para comités', ['visitor', 'partner', 'other', 'traveller', 'editor']],
  ])('%s: %s', async (_visibility, query, title, whos) => {
    for (const who of Object.keys(askers)) {
      const { nodes, totalCount, facets } = await find(who, query)
      const found = nodes.some(node => node.title.startsWith(title))
      expect(found, who).toBe(whos.includes(who))
      const count = facets
        .find(({ name }) => name === 'KIND')
        ?.values.find(({ value }) => value === 'DOCUMENT')?.count
      expect(count ?? 0, who).toBe(totalCount)
      expect(nodes.length, who).toBe(totalCount)
    }
  })

  test('the words are shown on their page', async () => {
    const { edges } = await find('other', 'omvormer')
    const [highlight] = edges[0]?.highlights ?? []
    expect(highlight).toMatchObject({ field: 'PAGE', page: 2 })
    expect(highlight?.segments.filter(({ matched }) => matched).map(({ text }) => text)).toEqual(['omvormer'])
  })

  test('a file has them: the same set, with the address of each', async () => {
    const response = await (askers['other'] as Asker).fetch(
      '/export/search.json?query=omvormer&kinds=["DOCUMENT"]',
    )
    const rows = (await response.json()) as { kind: string; url: string }[]
    expect(rows).toEqual([
      expect.objectContaining({ kind: 'DOCUMENT', url: expect.stringMatching(/^\/documents\/\d+$/) }),
    ])
  })
})

test('what is sent in is found once it was read, is new in a saved search, and is gone once withdrawn', async () => {
  const editor = askers['editor'] as Asker
  const officer = askers['traveller'] as Asker
  const saved = await officer.ask(
    'mutation { saveSearch(input: { name: "z", query: "zebravink" }) { ... on SavedSearch { id } } }',
  )
  const { id } = await world.prisma.visit.findFirstOrThrow({
    where: { AND: ['Oosterzande'].map(name => ({ municipalities: { some: { name } } })) },
  })
  const visit = Buffer.from(`Visit:${id}`).toString('base64')
  const document = await add(officer, {
    ...{ visit, title: 'Nota' },
    upload: await upload(officer, makePdf(['Voorblad', 'Op het marktplein zat een zebravink.'])),
  })
  await world.settled()
  expect((await find('traveller', 'zebravink')).totalCount).toBe(0)
  await readWaitingFile(world.database)
  await world.settled()
  expect((await find('traveller', 'zebravink')).nodes).toEqual([{ title: 'Nota' }])
  expect((await find('other', 'zebravink')).totalCount).toBe(0)
  const news = await officer.ask('query ($id: ID!) { node(id: $id) { ... on SavedSearch { newCount } } }', {
    id: saved.saveSearch.id,
  })
  expect(news.node.newCount).toBe(1)
  await editor.ask(
    'mutation ($input: WithdrawDocumentInput!) { withdrawDocument(input: $input) { __typename } }',
    { input: { id: document.id, expectedVersion: 1, reason: 'Een vergissing.' } },
  )
  // At once, not when the index has heard of it.
  expect((await find('editor', 'zebravink')).totalCount).toBe(0)
  await world.settled()
  expect((await find('editor', 'zebravink')).totalCount).toBe(0)
})
