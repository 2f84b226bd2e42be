import { expect, test } from 'vitest'
import { openProduct } from '../../bench/sets/open-product.ts'
import type { SearchSet } from '../../bench/sets/read-set.ts'

const docs = [
  { id: 'fees', text: 'Market fees. Collectors hand out numbered receipts and count them every evening.' },
  { id: 'drains', text: 'Drains. Neighbours clean the drains before the rains.' },
]
const set: SearchSet = { name: 'a few lessons', lang: 'en', docs, queries: [] }

// Sets that nobody has seen yet are measured on every engine, and some of their questions quote something.
test('a set is asked of the database’s own index, also where a question quotes', async () => {
  await using product = await openProduct(set, 'database', { MEILI_PREFIX: 'unused' })
  expect(await product.ask('who cleans the drains')).toEqual(['drains'])
  expect(await product.ask('who hands out “numbered receipts”')).toEqual(['fees'])
})
