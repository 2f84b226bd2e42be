import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, unguardFormula } from '../../../src/knowledge/exports/formula-guard.ts'

test.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])('%j is made text', text => {
  expect(guardFormula(text)).toBe(`'${text}`)
})

test.each(['', 'text', "'quoted'", '1 = 1'])('%j is left alone', text => {
  expect(guardFormula(text)).toBe(text)
})

test('whatever is guarded comes back as it was', () => {
  const tricky = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '\t', 'a', '＝') })
  fc.assert(fc.property(tricky, text => unguardFormula(guardFormula(text)) === text))
})
