import { expect, test } from 'vitest'
import { readQuery } from '../../../src/search/analysis/read-query.ts'

const nothing = { phrases: [], withoutPhrases: [], withoutWords: [] }

test.each([
  ['waste "collection contract"', { phrases: ['collection contract'] }],
  ['« Collecte des déchets »', { phrases: ['collecte des dechets'] }],
  ['„stedenband” “Bestuurskracht”', { phrases: ['stedenband', 'bestuurskracht'] }],
  ['waste -plastic', { withoutWords: ['plastic'] }],
  ['-plastic waste (-glass)', { withoutWords: ['plastic', 'glass'] }],
  ['waste -"single use" -glass', { withoutPhrases: ['single use'], withoutWords: ['glass'] }],
  ['zero-waste e-mail 2019-2020', {}],
  ['- a list, with a dash', {}],
  ['""', {}],
  ['an "unclosed quotation', {}],
  ['-"', {}],
])('%s', (text, expected) => {
  const { phrases, withoutPhrases, withoutWords } = readQuery(text)
  expect({ phrases, withoutPhrases, withoutWords }).toEqual({ ...nothing, ...expected })
})

test('what is left keeps its places, and the words of phrases', () => {
  const typed = 'waste -plastic "collection contract" -"by hand"'
  const { text, quoted } = readQuery(typed)
  expect(text).toHaveLength(typed.length)
  expect(text.split(/\s+/).filter(Boolean)).toEqual(['waste', '"collection', 'contract"'])
  expect([...quoted]).toEqual(['collection', 'contract'])
})

test('the signs of a pasted page mean nothing', () => {
  const page = `Terms of reference: -prepare the "first visit"${' and talk to everybody about it'.repeat(8)}`
  expect(readQuery(page)).toMatchObject({ ...nothing, text: page })
})
