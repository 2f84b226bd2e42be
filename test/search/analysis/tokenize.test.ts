import { expect, test } from 'vitest'
import { tokenize } from '../../../src/search/analysis/tokenize.ts'

const told = (text: string) => tokenize(text).map(token => token.text + (token.whole ? '*' : ''))

test.each([
  ["L'eau d'aujourd’hui", ['eau', 'aujourdhui']],
  ["qu'elle n’est jusqu'à l'hôtel", ['elle', 'est', 'à', 'hôtel']],
  ["de foto's van zo'n gemeente", ['de', 'foto', 'van', 'zo', 'gemeente']],
  ["it's the municipality's, we don't", ['it', 'the', 'municipality', 'we', 'do']],
  ['city-to-city PV‑panelen', ['city', 'to', 'city', 'citytocity*', 'pv', 'panelen', 'pvpanelen*']],
  ['afval- en waterbeheer', ['afval', 'en', 'waterbeheer']],
  ['COVID-19', ['covid', '19', 'covid19*']],
  ['1.500 1,500 10.000.000', ['1500', '1500', '10000000']],
  ['3,5 % of 3.5km', ['3.5', 'of', '3.5', 'km']],
  ['12.05.2019', ['12', '05', '2019']],
  ['soft\u00adhyphen ﬁne cafe\u0301', ['softhyphen', 'fine', 'café']],
  ['東京 Ўзбекистон हिन्दी', ['東京', 'ўзбекистон', 'हिन्दी']],
  ['a:b_c/d 😀 … ', ['a', 'b', 'c', 'd']],
  ['x'.repeat(60), ['x'.repeat(40)]],
  ['', []],
])('%s falls into words', (text, words) => {
  expect(told(text)).toEqual(words)
})

test('a word knows its place in the text as written', () => {
  const text = "De l'État-major: DON'T"
  expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'De',
    'État',
    'major',
    "l'État-major",
    "DON'T",
  ])
})
