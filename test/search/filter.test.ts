import { expect, test } from 'vitest'
import { holds, nothing, simplify } from '../../src/search/filter.ts'
import type { Filter } from '../../src/search/filter.ts'

const lesson = { recent: 5, country: ['SN', 'MA'], outcome: 'FAILED', year: 2019, text: '2019' }

test.each<[string, Filter, boolean]>([
  ['nothing asked of all', { all: [] }, true],
  ['nothing to choose from', { any: [] }, false],
  ['one of no values', { field: 'outcome', in: [] }, false],
  ['one of several values of a list', { field: 'country', in: ['BE', 'MA'] }, true],
  ['another case', { field: 'outcome', in: ['failed'] }, false],
  ['a number for a text', { field: 'text', in: [2019] }, false],
  ['a text for a number', { field: 'year', in: ['2019'] }, false],
  ['within, ends included', { field: 'year', from: 2019, to: 2019 }, true],
  ['before', { field: 'year', to: 2018 }, false],
  ['a range over text', { field: 'text', from: 0 }, false],
  ['an attribute it has not', { field: 'constructor', in: ['x'] }, false],
  ['not an attribute it has not', { not: { field: 'place', in: ['x'] } }, true],
  [
    'all of two',
    {
      all: [
        { field: 'year', in: [2019] },
        { field: 'country', in: ['BE'] },
      ],
    },
    false,
  ],
  [
    'any of two',
    {
      any: [
        { field: 'year', in: [2019] },
        { field: 'country', in: ['BE'] },
      ],
    },
    true,
  ],
])('%s', (_, filter, expected) => {
  expect(holds(filter, lesson)).toBe(expected)
  const simple = simplify(filter)
  expect(typeof simple === 'boolean' ? simple : holds(simple, lesson)).toBe(expected)
})

test('what is always or never true is found without asking', () => {
  const open: Filter = { field: 'year', in: [1] }
  expect(simplify({ all: [open, { not: nothing }] })).toBe(open)
  expect(simplify({ all: [open, { any: [] }] })).toBe(false)
  expect(simplify({ any: [open, { all: [] }] })).toBe(true)
  expect(simplify({ field: 'year', from: NaN })).toBe(false)
})
