import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { BoundedStore } from '../../src/http/bounded-store.ts'
import { documentCache } from '../../src/http/document-cache.ts'

const store = () => new BoundedStore<string>({ values: 3, size: 10 }, (_key, text) => text.length)

test('what was used last stays, and what was not goes', () => {
  const texts = store()
  for (const key of ['a', 'b', 'c']) texts.set(key, key)
  texts.get('a')
  texts.set('d', 'd')
  expect(['a', 'b', 'c', 'd'].map(key => texts.get(key))).toEqual(['a', undefined, 'c', 'd'])
})

test('no more stays than fits, and what never fits does not drive the rest out', () => {
  const texts = store()
  texts.set('a', 'aaaaaa')
  texts.set('b', 'bbbbbb')
  expect([texts.get('a'), texts.get('b'), texts.size]).toEqual([undefined, 'bbbbbb', 6])
  texts.set('large', 'x'.repeat(11))
  expect([texts.get('large'), texts.get('b'), texts.size]).toEqual([undefined, 'bbbbbb', 6])
  texts.set('b', 'b')
  expect([texts.count, texts.size]).toEqual([1, 1])
})

test('three thousand different documents are kept as the last thousand, and large ones as fewer', () => {
  const documents = documentCache()
  const document = parse('{ __typename }')
  for (let i = 0; i < 3_000; i++) documents.set(`{ a${i}: __typename }`, document)
  expect(documents.count).toBe(1_000)
  for (let i = 0; i < 100; i++) documents.set(`{ a${i}: __typename } #${'x'.repeat(100_000)}`, document)
  expect(documents.size).toBeLessThanOrEqual(2_000_000)
  expect(documents.count).toBeLessThan(20)
})

test('no more than so many values stay, however small', () => {
  const texts = store()
  for (let i = 0; i < 1_000; i++) texts.set(`${i}`, 'xx')
  expect([texts.count, texts.size]).toEqual([3, 6])
})
