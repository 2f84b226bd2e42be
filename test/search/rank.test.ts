import { expect, test } from 'vitest'
import { packField } from '../../src/search/terms.ts'
import type { Candidate } from '../../src/search/engines/port.ts'
import { rank } from '../../src/search/rank.ts'
import type { RankedWord } from '../../src/search/rank.ts'
import type { Statistics } from '../../src/search/statistics.ts'
import { WrittenWords } from '../../src/search/written-words.ts'

const statistics: Statistics = {
  documents: 100,
  averageLength: () => 10,
  documentsWith: term => (term === 'rare' ? 2 : 50),
  written: new WrittenWords(),
}
const WEIGHTS = { title: 2, lesson: 1 }
const word = (...terms: string[]): RankedWord => ({
  weight: 1,
  terms: terms.map(term => ({ term, weight: 1 })),
})

function candidate(id: string, fields: Record<string, [string, number]>, recent = 0): Candidate {
  const terms = Object.entries(fields).map(([field, [text, length]]) => {
    const counts = new Map<string, number>()
    for (const one of text.split(' ')) counts.set(one, (counts.get(one) ?? 0) + 1)
    return [field, packField(counts, length)]
  })
  return { id, terms: Object.fromEntries(terms), attributes: { recent } }
}

const order = (candidates: Candidate[], words: RankedWord[]) =>
  rank(candidates, words, statistics, WEIGHTS).map(({ id }) => id)

test('a rare word says more than a common one', () => {
  const found = [candidate('common', { lesson: ['often', 10] }), candidate('rare', { lesson: ['rare', 10] })]
  expect(order(found, [word('often'), word('rare')])).toEqual(['rare', 'common'])
})

test('a word says more in a title, in a short text, and when it is repeated, but ever less so', () => {
  const found = [
    candidate('long', { lesson: ['rare', 40] }),
    candidate('plain', { lesson: ['rare', 10] }),
    candidate('twice', { lesson: ['rare rare', 10] }),
    candidate('title', { title: ['rare', 4], lesson: ['x', 10] }),
  ]
  expect(order(found, [word('rare')])).toEqual(['title', 'twice', 'plain', 'long'])
})

test('a word counts once, by the best of the terms that stand for it', () => {
  const both = candidate('a-both', { lesson: ['rare often', 10] })
  const one = candidate('b-one', { lesson: ['rare', 10] })
  const scores = rank([both, one], [word('rare', 'often')], statistics, WEIGHTS).map(({ score }) => score)
  expect(scores[0]).toBe(scores[1])
})

test('equal scores: the more recent first, then by id', () => {
  const same = (id: string, recent: number) => candidate(id, { lesson: ['rare', 10] }, recent)
  expect(order([same('b', 1), same('a', 1), same('c', 2)], [word('rare')])).toEqual(['c', 'a', 'b'])
})

test('one field of weight one is plain BM25', () => {
  const [found] = rank([candidate('a', { lesson: ['rare rare', 20] })], [word('rare')], statistics, {
    lesson: 1,
  })
  const idf = Math.log(1 + (100 - 2 + 0.5) / (2 + 0.5))
  expect(found?.score).toBeCloseTo((idf * 2 * 2.2) / (2 + 1.2 * (0.25 + 0.75 * 2)))
})
