import { expect, test } from 'vitest'
import { analyseDocument } from '../../src/search/analysis/analyse-document.ts'
import { deltaOf, Vocabulary } from '../../src/search/statistics.ts'

const record = (title: string, lesson: string) => analyseDocument({ title, lesson }, 'en')

test('a viewer learns of the documents of his audiences only', () => {
  const vocabulary = new Vocabulary()
  vocabulary.add('PUBLIC', record('water', 'water pump'))
  vocabulary.add('PUBLIC', record('budget', ''))
  vocabulary.add('INTERNAL:7', record('secret water', 'one two three four'))
  const visitor = vocabulary.statisticsFor(audience => audience === 'PUBLIC')
  expect(visitor.documents).toBe(2)
  expect(['water', 'pump', 'secret'].map(visitor.documentsWith)).toEqual([1, 1, 0])
  expect(visitor.averageLength('title')).toBe(1)
  expect(visitor.averageLength('lesson')).toBe(2)
  expect(visitor.averageLength('unknown')).toBe(0)
  const editor = vocabulary.statisticsFor(() => true)
  expect(editor.documents).toBe(3)
  expect(editor.documentsWith('water')).toBe(2)
})

test('what was added and removed leaves no trace', () => {
  const vocabulary = new Vocabulary()
  vocabulary.add('PUBLIC', record('water', 'pump'))
  const before = vocabulary.statisticsFor(() => true)
  expect(before.documentsWith('pump')).toBe(1)
  vocabulary.remove('PUBLIC', record('water', 'pump'))
  const after = vocabulary.statisticsFor(() => true)
  expect([after.documents, after.documentsWith('pump'), after.averageLength('lesson')]).toEqual([0, 0, 0])
})

test('numbers from elsewhere come in as deltas', () => {
  const vocabulary = new Vocabulary()
  vocabulary.apply({
    audience: 'PUBLIC',
    documents: 40,
    fields: new Map([['lesson', { documents: 20, length: 100 }]]),
    terms: new Map([['water', 12]]),
  })
  vocabulary.apply(deltaOf('PUBLIC', { record: record('', 'water works'), words: [] }))
  const told = vocabulary.statisticsFor(() => true)
  expect([told.documents, told.documentsWith('water')]).toEqual([41, 13])
  expect(told.averageLength('lesson')).toBeCloseTo(102 / 21)
})
