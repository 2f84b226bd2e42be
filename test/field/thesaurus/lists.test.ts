import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storedConcepts } from '../../../src/field/thesaurus/concept-rows.ts'
import { readCsv } from '../../../src/field/thesaurus/csv-list.ts'
import type { ListFormat } from '../../../src/field/thesaurus/list-format.ts'
import { print, read } from '../../../src/field/thesaurus/lists.ts'
import { RefusedListError, takeConcepts } from '../../../src/field/thesaurus/take-concepts.ts'
import { readThesaurus } from '../../../src/search/thesaurus/read-thesaurus.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ example: false })
})
afterAll(() => world[Symbol.asyncDispose]())

const take = (format: ListFormat, text: string) =>
  takeConcepts(
    { viewer: { role: 'ADMINISTRATOR', language: 'nl' }, prisma: world.prisma, now: today },
    read[format](text),
    'from a file',
  )
const concept = (code: string) =>
  world.prisma.concept.findUnique({ where: { code }, include: { broader: { select: { code: true } } } })
const header = 'concept,nl,fr,es,en,broader\n'

describe.each(['csv', 'skos'] as const)('as %s', format => {
  test('what goes out comes in again and changes nothing', async () => {
    const before = await storedConcepts(world.prisma)
    const text = print[format](before)
    expect(read[format](text).map(each => each.concept)).toEqual(before)
    const { revision } = await world.prisma.thesaurusRevision.findFirstOrThrow()
    expect(await take(format, text)).toEqual({ added: 0, changed: 0, unchanged: before.length })
    expect(await world.prisma.thesaurusRevision.findFirstOrThrow()).toMatchObject({ id: 1, revision })
  })

  test('a concept that says otherwise is changed, a new one added, and each has its history', async () => {
    const before = await storedConcepts(world.prisma)
    const changed = before.map(each =>
      each.code === 'waste'
        ? { ...each, terms: { ...each.terms, nl: [...each.terms.nl, `afval ${format}`] } }
        : each,
    )
    const fresh = {
      code: `fresh-${format}`,
      terms: { nl: ['vers'], fr: [], es: [], en: ['fresh, one'.replace(',', '')] },
      broader: 'waste',
    }
    expect(await take(format, print[format]([...changed, fresh]))).toEqual({
      added: 1,
      changed: 1,
      unchanged: before.length - 1,
    })
    expect((await concept('waste'))?.termsNl.at(-1)).toBe(`afval ${format}`)
    expect(await concept(fresh.code)).toMatchObject({ termsEn: ['fresh one'], broader: { code: 'waste' } })
    const history = await world.prisma.revision.findMany({
      where: { kind: 'Concept' },
      orderBy: { id: 'desc' },
      take: 2,
    })
    expect(history.map(({ action, fields, reason }) => ({ action, fields, reason }))).toEqual(
      expect.arrayContaining([
        { action: 'create', fields: [], reason: 'from a file' },
        { action: 'edit', fields: ['nl'], reason: 'from a file' },
      ]),
    )
  })
})

test('the CSV is what the files of the product say', async () => {
  await using fresh = await openWorld({ example: false })
  const text = print.csv(await storedConcepts(fresh.prisma))
  expect(readCsv(text).map(each => each.concept)).toEqual(await readThesaurus())
})

test.each([
  [
    'a header that is none',
    'code;nl\nx;y\n',
    /columns concept, nl, fr, es, en, broader; .* is missing; "code;nl" is none/,
  ],
  ['a quote that does not end', `${header}x,"y\n`, /This is not CSV/],
])('%s is no list', (_what, text, message) => {
  expect(() => read.csv(text)).toThrow(message)
})

test.each([
  ['what is not JSON', '<rdf:RDF/>', /read as JSON-LD/],
  ['JSON without a concept', '{"a": 1}', /no skos:Concept/],
  ['a context of its own', '{"@context": "http://example.org/c.json", "@graph": []}', /write it expanded/],
])('%s is no SKOS', (_what, text, message) => {
  expect(() => read.skos(text)).toThrow(message)
})

test('SKOS of another program is read, expanded and with languages of a country', () => {
  const skos = 'http://www.w3.org/2004/02/skos/core#'
  const node = (id: string, more: object) => ({
    '@id': `http://example.org/t/${id}`,
    '@type': [`${skos}Concept`],
    ...more,
  })
  const text = JSON.stringify([
    node('Sewage Farm', {
      [`${skos}altLabel`]: [{ '@value': 'rioolwaterzuivering', '@language': 'nl-BE' }],
      [`${skos}prefLabel`]: [
        { '@value': 'RWZI', '@language': 'nl' },
        { '@value': 'Kläranlage', '@language': 'de' },
      ],
      [`${skos}broader`]: [{ '@id': 'http://example.org/t/Sewage' }],
    }),
    node('Sewage', { [`${skos}prefLabel`]: [{ '@value': 'eaux usées', '@language': 'fr' }] }),
  ])
  expect(read.skos(text).map(each => each.concept)).toEqual([
    {
      code: 'sewage-farm',
      terms: { nl: ['RWZI', 'rioolwaterzuivering'], fr: [], es: [], en: [] },
      broader: 'sewage',
    },
    { code: 'sewage', terms: { nl: [], fr: ['eaux usées'], es: [], en: [] }, broader: null },
  ])
})

test('a list with mistakes is refused as a whole, each by its line', async () => {
  const text = `${header}good-one,goed,bon,bueno,good,
Bad One,x,,,,
waste,"een, twee",,,,
good-one,nog eens,,,,
lost,verloren,,,,nowhere
round-a,rond,,,,round-b
round-b,rond,,,,round-a
`
  const refused = await take('csv', text).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RefusedListError)
  const lines = refused instanceof RefusedListError ? refused.refusals : []
  expect(lines).toEqual([
    expect.stringMatching(/^line 3: code: lower-case/),
    expect.stringMatching(/^line 4: nl: "een, twee" holds a comma/),
    'line 5: "good-one" stands in line 2 already.',
    'line 6: broader: "nowhere" is not a concept.',
    'line 7: broader: "round-a" would lie beneath itself.',
    'line 8: broader: "round-b" would lie beneath itself.',
  ])
  expect(await concept('good-one')).toBeNull()
})
