import { expect, test } from 'vitest'
import { analyseQuery, type QueryWord } from '../../src/search/analysis/analyse-query.ts'
import { byAnswer, sentencesOf, termsOfEach } from '../../src/search/subject.ts'

const HOW = [
  'The delegation leaves early and writes short reports daily.',
  'Every participant keeps receipts, travels light, reads older papers, prepares questions, thanks hosts, answers letters.',
  'Before leaving, people meet twice and agree rules, clothes, gifts, phones, drivers and hotels.',
].join(' ')
const NEED = 'The water pump near our well breaks.'

/** Words that no document has. */
const unknown = new Set(['delegation', 'receipts', 'hosts', 'hotels', 'clothes'])

function divided(text: string) {
  const query = analyseQuery(text, 'en')
  const known = query.words.filter(({ written }) => !unknown.has(written)).map(word => ({ word }))
  return { query, known, sentences: sentencesOf(query, known, () => 1) }
}
type Known = { word: QueryWord }
const written = (words: readonly Known[]) => words.map(({ word }) => word.written)

test('a text has sentences, first the one of which documents know all words', () => {
  const { sentences } = divided(`${HOW} ${NEED}`)
  expect(sentences).toHaveLength(4)
  expect(written(sentences[0]?.words ?? [])).toEqual(['water', 'pump', 'near', 'breaks'])
})

test('the words of the sentence that a document answers best count most', () => {
  const { sentences, known } = divided(`${HOW} ${NEED}`)
  const factor = byAnswer(sentences, words => (written(words).includes('pump') ? 8 : 4))
  const factors = Object.fromEntries(known.map(one => [one.word.written, factor(one)]))
  expect(factors).toMatchObject({ pump: 21, breaks: 21 })
  expect(factors['travels']).toBeLessThan(1.5)
})

test('each sentence has its best term among those that a hit holds one of, no rare chance among them', () => {
  const { sentences } = divided(`${HOW} ${NEED}`)
  const termsOf = (words: readonly Known[]) =>
    written(words).map((term, at) => ({ term, weight: 10 - at, documents: term === 'water' ? 1 : 20 }))
  const terms = (most: number) => termsOfEach(sentences, termsOf, most).map(({ term }) => term)
  expect(terms(2)).toEqual(['pump', 'every'])
  expect(terms(6)).toEqual(['pump', 'every', 'leaves', 'leaving', 'near', 'participant'])
})

test('where a sentence asks, it says itself what is looked for', () => {
  expect(divided(`${HOW} ${NEED} Who repairs it?`).sentences).toEqual([])
})

test('a question of a few words is no text', () => {
  expect(divided(`${NEED} Every participant keeps receipts.`).sentences).toEqual([])
})
