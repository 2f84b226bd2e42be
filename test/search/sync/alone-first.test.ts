import { expect, test } from 'vitest'
import { AloneFirst } from '../../../src/search/sync/alone-first.ts'

const alone = { id: 'by himself', bulk: false }
const many = Array.from({ length: 3 }, (_, at) => ({ id: `of many ${at}`, bulk: true }))

test('what somebody changed by himself does not wait for what changed by the hundred', () => {
  expect(new AloneFirst().choose([alone, ...many])).toEqual([alone])
})

test('what changed by the hundred waits for one batch at most, however much changes by itself', () => {
  const batches = new AloneFirst()
  const taken = Array.from({ length: 4 }, () => batches.choose([alone, ...many]).length)
  expect(taken).toEqual([1, 4, 1, 4])
})

test('where only the one or the other waits, all of it is taken', () => {
  const batches = new AloneFirst()
  expect([many, [alone], [], many].map(rows => batches.choose(rows))).toEqual([many, [alone], [], many])
})
