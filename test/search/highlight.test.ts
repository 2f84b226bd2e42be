import { expect, test } from 'vitest'
import { highlight, snippet } from '../../src/search/highlight.ts'
import type { Segment } from '../../src/search/highlight.ts'
import type { Language } from '../../src/search/document.ts'

const marked = (segments: Segment[]) =>
  segments.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('')

test.each<[Language, string, string[], string]>([
  ['nl', 'De gemeenten leerden, gemeente!', ['gemeent'], 'De [gemeenten] leerden, [gemeente]!'],
  ['fr', "L'ÉTAT et les déchets", ['etat', 'dechet'], "L'[ÉTAT] et les [déchets]"],
  ['en', 'COVID-19 hit', ['covid19'], '[COVID-19] hit'],
  ['en', 'COVID-19 hit', ['covid', 'covid19'], '[COVID-19] hit'],
  ['en', '<b>water</b> & more', ['water'], '<b>[water]</b> & more'],
  ['en', 'nothing here', ['water'], 'nothing here'],
  ['en', '', ['water'], ''],
])('in %s "%s" is marked as written', (language, text, terms, expected) => {
  expect(marked(highlight(text, language, new Set(terms)))).toBe(expected)
})

const LONG = `${'Something else was said at length. '.repeat(20)}Then the water pump broke and the contract ended. ${'More was said. '.repeat(40)}`

test('a snippet shows where most words stand together, cut between words', () => {
  const text = marked(snippet(LONG, 'en', new Set(['water', 'pump', 'contract', 'end']), 160))
  expect(text).toMatch(/^…\S.*the \[water\] \[pump\] broke and the \[contract\] \[ended\]\. .*\S…$/)
  expect(text.replace(/[[\]…]/g, '').length).toBeLessThanOrEqual(160)
  expect(LONG).toContain(text.replace(/[[\]…]/g, ''))
})

test('a snippet without a match begins at the beginning, and a short text is whole', () => {
  expect(marked(snippet(LONG, 'en', new Set(['x']), 40))).toBe('Something else was said at length.…')
  expect(marked(snippet('Short water', 'en', new Set(['water'])))).toBe('Short [water]')
})

test('a text without spaces is cut between characters', () => {
  const [first] = snippet('😀'.repeat(200), 'en', new Set(), 41)
  expect(first?.text).toBe('😀'.repeat(20))
})
