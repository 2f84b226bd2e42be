import { expect, test } from 'vitest'
import { cleanText } from '../../../src/knowledge/imports/clean-text.ts'
import { countryCode } from '../../../src/knowledge/imports/country-codes.ts'
import { foldText } from '../../../src/knowledge/imports/fold-text.ts'
import { makeTitle } from '../../../src/knowledge/imports/make-title.ts'
import { repairEncoding } from '../../../src/knowledge/imports/repair-encoding.ts'

test('remnants of HTML, invisible characters and odd white space go, what was written stays', () => {
  expect(cleanText('<p>Pumps &amp; valves&nbsp;at&#32;5&#x20;bar</p><br/>Checked.')).toBe(
    'Pumps & valves at 5 bar\n\nChecked.',
  )
  expect(cleanText('A\u00a0 b\u200bc\u00ad \t d \r\n\n\n\n e\u0000')).toBe('A bc d\n\ne')
  expect(cleanText('if a<b and c>d, use &lt;p&gt; &raquo; &unknown;')).toBe(
    'if a<b and c>d, use <p> » &unknown;',
  )
  expect(cleanText('&amp;#65; &amp;lt;')).toBe('&#65; &lt;')
  expect(cleanText('half \ud800 a pair').isWellFormed()).toBe(true)
})

test('letters that went through a wrong encoding, once or twice, are set right; others are not touched', () => {
  expect(repairEncoding('didn’t â€“ cafÃ©')).toBe('didn’t – café')
  expect(repairEncoding('didnÃ¢â‚¬â„¢t “fully”')).toBe('didn’t “fully”')
  expect(repairEncoding('Côte d’Ivoire, naïf, ‘él’ – 5 °C «ü»')).toBe('Côte d’Ivoire, naïf, ‘él’ – 5 °C «ü»')
})

test('a text typed again with other capitals, accents and spaces folds to the same', () => {
  expect(foldText('  Évaluation\n des  BESOINS ')).toBe(foldText('evaluation des besoins'))
})

test.each([
  ['. ...', '. ...'],
  ['The pump failed. It was old.', 'The pump failed. It was old'],
  [
    'Wells were dug before anyone asked the owners. Two were closed again.',
    'Wells were dug before anyone asked the owners',
  ],
  ['• trucks came late in most districts of the town', 'Trucks came late in most districts of the town'],
  [
    '2) Sort the waste at the market itself; ask the sellers.',
    'Sort the waste at the market itself; ask the sellers',
  ],
])('%j is titled %j', (text, title) => {
  expect(makeTitle(text)).toBe(title)
})

test('a long first sentence is cut at a clause or a word, says so, and ends in no dangling word', () => {
  const clause =
    'The committee of the market sellers collected the fees every single week, although nobody had told them what the fees were for'
  expect(makeTitle(clause)).toBe('The committee of the market sellers collected the fees every single week…')
  const words =
    'Contracts for collecting household refuse that were signed before the elections of the town council had to be signed again'
  expect(makeTitle(words)).toBe(
    'Contracts for collecting household refuse that were signed before the elections…',
  )
  expect(makeTitle('x'.repeat(500)).length).toBeLessThanOrEqual(90)
})

test.each([
  ['North  Korea', 'KP'],
  [' Chad', 'TD'],
  ['Haiti ', 'HT'],
  ['DRC', 'CD'],
  ['Democratic Republic of Congo', 'CD'],
  ['Republic of Congo', 'CG'],
  ["Cote d'Ivoire", 'CI'],
  ['Côte d’Ivoire', 'CI'],
  ['Viet Nam', 'VN'],
  ['Vietnam', 'VN'],
  ['Trinidad & Tobago', 'TT'],
  ['Saint Vincent and the Grenadines', 'VC'],
  ['Bosnia & Herzegovina', 'BA'],
  ['Syrian Arab Republic', 'SY'],
  ['Palestine', 'PS'],
  ['Myanmar', 'MM'],
  ['Zuid-Afrika', 'ZA'],
  ['Other', null],
  ['', null],
  ['Atlantis', null],
])('the country %j is %s', (name, code) => {
  expect(countryCode(name)).toBe(code)
})
