import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editsBetween } from '../../src/search/edits-between.ts'

test.each([
  ['afval', 'afval', 0],
  ['afval', 'afvl', 1],
  ['afval', 'afvaal', 1],
  ['afval', 'afvol', 1],
  ['afval', 'favla', 2],
  ['afval', 'afvla', 1],
  ['ophaling', 'ophalign', 1],
  ['déchets', 'dechets', 1],
  ['water', 'weg', 3],
  ['', 'ab', 2],
])('from %s to %s are %i', (one, other, edits) => {
  expect(editsBetween(one, other, 2)).toBe(edits)
  expect(editsBetween(other, one, 2)).toBe(edits)
})

describe('for any two words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 })

  test('the bound only cuts off', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (one, other, most) => {
        expect(editsBetween(one, other, most)).toBe(Math.min(editsBetween(one, other, 10), most + 1))
      }),
    )
  })

  test('one error more is at most one further away', () => {
    fc.assert(
      fc.property(word, word, fc.nat(6), (one, other, at) => {
        const without = other.slice(0, at) + other.slice(at + 1)
        expect(editsBetween(one, without, 20)).toBeLessThanOrEqual(editsBetween(one, other, 20) + 1)
      }),
    )
  })
})
