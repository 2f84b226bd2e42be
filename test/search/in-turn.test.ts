import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { AT_ONCE } from '../../src/search/in-turn.ts'
import { freshDatabase } from '../support/database.ts'
import { catalogued } from '../support/furnishings.ts'
import { everythingAbout, openShelf, type Shelf } from './sync/shelf.ts'

const many = 5 * AT_ONCE
const quoted = everythingAbout('"plan voor het afval"')

let underWay = 0
let most = 0
let looked = 0
const opened = new AsyncDisposableStack()
let shelf: Shelf

beforeAll(async () => {
  const database = opened.use(await freshDatabase(catalogued))
  // A phrase is looked up in the database: so many at once, and the first to come take longest.
  const query: Database['query'] = async (sql, values) => {
    if (!sql.includes('plainto_tsquery')) return database.query(sql, values)
    most = Math.max(most, ++underWay)
    await wait(Math.max(1, 20 - looked++))
    return database.query<never>(sql, values).finally(() => underWay--)
  }
  const watched = new Proxy(database, {
    get: (target, name) => (name === 'query' ? query : (Reflect.get(target, name) as unknown)),
  })
  shelf = opened.use(await openShelf({ database: watched }))
  await shelf.publish({ title: 'Het plan voor het afval' })
  await shelf.search.settled()
})
afterAll(() => opened.disposeAsync())

test('many searches at once are answered in the order in which they came, a few at a time', async () => {
  most = 0
  const answered: number[] = []
  const ask = async (at: number) => {
    const { total } = await shelf.search.find(quoted)
    answered.push(at)
    return total
  }
  const totals = await Promise.all(Array.from({ length: many }, (_, at) => ask(at)))
  expect(totals).toEqual(Array(many).fill(1))
  expect(most).toBe(AT_ONCE)
  const passed = answered.map((came, at) => Math.abs(came - at))
  expect(Math.max(...passed), 'passed by no more than are under way').toBeLessThan(AT_ONCE)
})

test('searches that make one answer are asked side by side, in one turn', async () => {
  most = 0
  const answers = await shelf.search.findTogether([quoted, ...Array<typeof quoted>(many).fill(quoted)])
  expect(answers.map(({ total }) => total)).toEqual(Array(many + 1).fill(1))
  expect(most).toBe(many + 1)
})
