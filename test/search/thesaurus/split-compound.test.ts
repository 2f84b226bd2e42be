import { expect, test } from 'vitest'
import { splitCompound } from '../../../src/search/thesaurus/split-compound.ts'

const known = new Set([
  'afval',
  'ophaling',
  'water',
  'comité',
  'stad',
  'bestuur',
  'kind',
  'opvang',
  'markt',
  'plaats',
  'geld',
  'gemeente',
  'raad',
  'lid',
  'huis',
  'vuil',
  'huisvuil',
])

test.each([
  ['afvalophaling', ['afval', 'ophaling']],
  ['watercomité', ['water', 'comité']],
  ['stadsbestuur', ['stad', 'bestuur']],
  ['kinderopvang', ['kind', 'opvang']],
  ['marktplaatsgeld', ['markt', 'plaats', 'geld']],
  ['gemeenteraadslid', ['gemeente', 'raad', 'lid']],
  ['huisvuilophaling', ['huisvuil', 'ophaling']],
  ['water', []],
  ['onbekendwoord', []],
])('%s is made of %j', (word, parts) => {
  expect(splitCompound(word, part => known.has(part))).toEqual(parts)
})

test('a word of a thousand letters is answered at once', () => {
  const start = performance.now()
  expect(splitCompound('water'.repeat(200), part => known.has(part))).toEqual([])
  expect(performance.now() - start).toBeLessThan(1_000)
})
