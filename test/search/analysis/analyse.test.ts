import { expect, test } from 'vitest'
import { analyseDocument } from '../../../src/search/analysis/analyse-document.ts'
import { analyseQuery } from '../../../src/search/analysis/analyse-query.ts'
import type { Expansion } from '../../../src/search/analysis/words.ts'
import { orderOf } from '../../../src/search/numbered.ts'
import { countOf, eachEntry, termsOf } from '../../../src/search/terms.ts'

const concepts: Expansion = word => (['dechet', 'afval'].includes(word.term) ? ['#waste'] : [])

test('a document has terms by field, and a field without a word is left out', () => {
  const record = analyseDocument({ title: 'COVID-19 in Gent', lesson: 'de', context: 'water, water!' }, 'nl')
  expect(Object.keys(record)).toEqual(['title', 'context'])
  expect(record.context).toEqual({ length: 1 + 1, counts: ' water:2 ', order: '0 0' })
  expect(record.title?.length).toBe(3)
  expect([...termsOf(record).keys()]).toEqual(['covid', '19', 'covid19', 'gent', 'water'])
})

test('a field keeps its words in their order, each once; the whole of a hyphenated one stands beside it', () => {
  const record = analyseDocument({ title: 'Water in Sint-Niklaas, en meer water' }, 'nl', [() => ['~x']])
  const { title } = record
  const terms: string[] = []
  if (title) eachEntry(title, term => terms.push(term))
  expect(title && orderOf(title).map(place => terms[place])).toEqual(['water', 'sint', 'niklaas', 'water'])
})

test('a term is looked up whole', () => {
  const { title } = analyseDocument({ title: 'waterfront water water' }, 'en')
  expect(title && ['water', 'waterfront', 'front', 'wate'].map(term => countOf(title, term))).toEqual([
    2, 1, 0, 0,
  ])
})

test('a query is read in the language of its reader, and as the others would', () => {
  const { language, words } = analyseQuery('gemeenten', 'nl')
  expect(language).toBe('nl')
  expect([...(words[0]?.terms ?? [])]).toEqual([
    ['gemeent', 'word'],
    ['gemeenten', 'variant'],
  ])
})

test("the stop words tell of another language than the reader's", () => {
  const { language, words } = analyseQuery('les contrats de la commune', 'nl')
  expect(language).toBe('fr')
  expect(words.map(word => word.written)).toEqual(['contrats', 'commune'])
})

test.each([
  ['nl', 'wat wordt er van onze stedenband', ['stedenband']],
  ['fr', 'comment se fait un jumelage, et avec lequel', ['jumelage']],
  ['es', 'qué es un hermanamiento y cómo fue esta de ustedes', ['hermanamiento']],
  ['en', 'what is a twinning and how does it differ from theirs', ['twinning', 'differ']],
] as const)('the small words of %s do not decide what is found: %s', (language, text, words) => {
  expect(analyseQuery(text, language).words.map(({ written }) => written)).toEqual(words)
})

test('a word that is repeated counts, and stands once', () => {
  expect(analyseQuery('water en water', 'nl').words).toMatchObject([{ written: 'water', times: 2 }])
})

test('only stop words: what they are in other languages remains', () => {
  const { blank, words } = analyseQuery('die', 'nl')
  expect(blank).toBe(false)
  expect([...(words[0]?.terms.values() ?? [])]).not.toContain('word')
})

test.each([
  ['  \n', true],
  ['😀', false],
  ['de', false],
])('"%s" asks for everything: %s', (text, blank) => {
  expect(analyseQuery(text, 'nl').blank).toBe(blank)
})

test('concepts stand beside the words, in documents and queries of any language, and add no length', () => {
  const record = analyseDocument({ title: 'les déchets' }, 'fr', [concepts])
  expect(record.title).toEqual({ length: 1, counts: ' dechet:1 #waste:1 ' })
  const query = analyseQuery('afval', 'nl', [concepts])
  expect(query.words[0]?.terms.get('#waste')).toBe('added')
})
