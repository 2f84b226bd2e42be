import { expect, test } from 'vitest'
import { slipOf } from '../../src/search/slip-of.ts'

test.each([
  ['freme', 'ferme', 'frere'],
  ['dilecte', 'dialecte', 'directe'],
  ['markkt', 'markt', 'markat'],
  ['unin', 'union', 'uni'],
  ['watr', 'water', 'watt'],
  ['waterr', 'water', 'waters'],
])('who types %s meant %s rather than %s', (typed, meant, other) => {
  expect(slipOf(typed, meant)).toBeGreaterThan(slipOf(typed, other))
})

test('a letter too many is as likely as another one', () => {
  expect(slipOf('marxkt', 'markt')).toBe(slipOf('marxt', 'markt'))
})
