import { expect, test } from 'vitest'
import { packField } from '../../src/search/terms.ts'
import type { Candidate } from '../../src/search/engines/port.ts'
import { rank } from '../../src/search/rank.ts'
import type { RankedWord } from '../../src/search/ranked-word.ts'
import type { Statistics } from '../../src/search/statistics.ts'
import { WrittenWords } from '../../src/search/written-words.ts'

const statistics: Statistics = {
  documents: 100,
  averageLength: () => 10,
  documentsWith: term => (term === 'rare' ? 2 : 50),
  written: new WrittenWords(),
}
const FIELDS = { title: 2, lesson: 1 }
const word = (...terms: string[]): RankedWord => ({
  weight: 1,
  terms: terms.map(term => ({ term, weight: 1 })),
})

function candidate(
  id: string,
  fields: Record<string, [string, number]>,
  recent = 0,
  language?: string,
): Candidate {
  const terms = Object.entries(fields).map(([field, [text, length]]) => {
    const counts = new Map<string, number>()
    const words = text.split(' ')
    for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1)
    return [field, packField(counts, length, words)]
  })
  return { id, terms: Object.fromEntries(terms), attributes: { recent, ...(language && { language }) } }
}

const order = (candidates: Candidate[], words: RankedWord[]) =>
  rank(candidates, { words }, statistics, FIELDS).map(({ id }) => id)

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
  const scores = rank([both, one], { words: [word('rare', 'often')] }, statistics, FIELDS).map(
    ({ score }) => score,
  )
  expect(scores[0]).toBe(scores[1])
})

test('equal scores: the more recent first, then by id', () => {
  const same = (id: string, recent: number) => candidate(id, { lesson: ['rare', 10] }, recent)
  expect(order([same('b', 1), same('a', 1), same('c', 2)], [word('rare')])).toEqual(['c', 'a', 'b'])
})

test('one field of weight one is plain BM25', () => {
  const [found] = rank(
    [candidate('a', { lesson: ['rare rare', 20] })],
    { words: [word('rare')] },
    statistics,
    { lesson: 1 },
  )
  const idf = Math.log(1 + (100 - 2 + 0.5) / (2 + 0.5))
  expect(found?.score).toBeCloseTo((idf * 2 * 2.2) / (2 + 1.2 * (0.25 + 0.75 * 2)))
})

test('words that stand side by side as they were asked say more than the same words apart', () => {
  const apart = candidate('apart', { lesson: ['often here and there rare', 10] }, 1)
  const beside = candidate('beside', { lesson: ['here and there often rare', 10] })
  const turned = candidate('turned', { lesson: ['here and there rare often', 10] }, 2)
  const asked = ['often', 'rare'].map((term, place) => ({ ...word(term), place }))
  expect(order([apart, beside, turned], asked)).toEqual(['beside', 'turned', 'apart'])
})

test('of two that hold no word asked, or the same, the one whose words share its letters comes first', () => {
  const near = candidate('near', { lesson: ['often vergunning', 10] })
  const far = candidate('far', { lesson: ['often vergadering', 10] }, 1)
  const asked = [word('often'), { weight: 1, terms: [], stem: 'verblijfsvergunning' }]
  expect(order([near, far], asked)).toEqual(['near', 'far'])
})

test('what a word means weighs more where the words themselves are of another language', () => {
  const asked: RankedWord[] = [
    { weight: 1, terms: [{ term: '~waste', weight: 0.5, elsewhere: 0.9 }] },
    { weight: 0.7, terms: [{ term: 'contract', weight: 1 }] },
  ]
  const means = (language: string) => candidate('means', { lesson: ['~waste', 10] }, 0, language)
  const says = (language: string) => candidate('says', { lesson: ['contract', 10] }, 0, language)
  const first = (language: string) =>
    rank([means(language), says(language)], { words: asked, language: 'nl' }, statistics, FIELDS)[0]?.id
  expect(first('nl')).toBe('says')
  expect(first('en')).toBe('means')
})

test('in whichever order the fields of a document come, it scores the same to the last digit', () => {
  const weighed = { title: 2, lesson: 1, context: 0.7, names: 0.3 }
  for (let at = 1; at < 60; at++) {
    const fields = Object.keys(weighed).map((name, i): [string, [string, number]] => [
      name,
      ['rare often rare', at * (i + 3)],
    ])
    const scoreOf = (ordered: typeof fields) =>
      rank(
        [candidate('one', Object.fromEntries(ordered))],
        { words: [word('rare'), word('often')] },
        statistics,
        weighed,
      )[0]?.score
    expect(scoreOf(fields.toReversed()), String(at)).toBe(scoreOf(fields))
  }
})
