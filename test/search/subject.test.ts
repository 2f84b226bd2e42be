import { expect, test } from 'vitest'
import { analyseQuery } from '../../src/search/analysis/analyse-query.ts'
import type { Expansion } from '../../src/search/analysis/words.ts'
import { bySubject } from '../../src/search/subject.ts'
import type { Statistics } from '../../src/search/statistics.ts'
import { WrittenWords } from '../../src/search/written-words.ts'

const statistics: Statistics = {
  documents: 100,
  averageLength: () => 10,
  documentsWith: () => 5,
  written: new WrittenWords(),
}
const OF_THE_FIELD: Record<string, string> = { pump: '~pump', well: '~well', water: '~water' }
const meanings: Expansion = ({ text }) => [OF_THE_FIELD[text] ?? '~g-any']

const HOW = `The delegation leaves early and writes short reports daily. Every participant keeps receipts, travels light,
  reads older papers, prepares questions, thanks hosts, answers letters. Before leaving, people meet twice and agree
  rules, clothes, gifts, phones, drivers and hotels.`
const NEED = 'The water pump near our well breaks.'

const weigh = (text: string) => {
  const query = analyseQuery(text, 'en', [meanings])
  const factor = bySubject(query, statistics)
  return Object.fromEntries(query.words.map(word => [word.written, factor(word)]))
}

test('in a text the words of the sentence that says most of the field count most, also those beside', () => {
  const { pump, breaks, receipts, hotels } = weigh(`${HOW} ${NEED} ${HOW}`)
  expect(pump).toBe(8)
  expect(breaks).toBe(8)
  expect(receipts).toBe(1)
  expect(hotels).toBe(1)
})

test('where a sentence asks, it says itself what is looked for', () => {
  expect(weigh(`${HOW} ${NEED} ${HOW} Who repairs it?`)).toMatchObject({ pump: 1, receipts: 1 })
})

test('a question of a few words is no text', () => {
  expect(weigh(`${NEED} Every participant keeps receipts.`)).toMatchObject({ pump: 1, receipts: 1 })
})
