import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../../src/schema.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readFile } from '../exporting/read-file.ts'

// What stands in examples/dashboards works as it stands there.

const folder = join(import.meta.dirname, '../../../examples/dashboards')
const queries = readdirSync(folder).filter(name => name.endsWith('.graphql'))
const page = readFileSync(join(folder, 'README.md'), 'utf8')

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

test('there are three, and the page names each', () => {
  expect(queries).toHaveLength(3)
  for (const name of queries) expect(page).toContain(`(${name})`)
})

test.each(queries)('%s is answered in one statement, with something on every board', async name => {
  const query = readFileSync(join(folder, name), 'utf8')
  const editor = await world.as('EDITOR')
  await editor.ask('{ __typename }')
  let insights: Record<string, Record<string, unknown[]>> = {}
  const statements = await world.statementsOf(async () => {
    insights = (await editor.ask(query, { filter: {} })).insights
  })
  expect(statements).toHaveLength(1)
  for (const [board, { rows, edges }] of Object.entries(insights))
    expect((rows ?? edges)?.length, board).toBeGreaterThan(0)
  // Narrowed to one region it is still an answer, with less in it.
  const narrowed = await editor.ask(query, { filter: { regions: ['419'], years: [2025] } })
  expect(JSON.stringify(narrowed).length).toBeLessThan(JSON.stringify(insights).length)
})

test('every address on the page gives a file with rows', async () => {
  const editor = await world.as('EDITOR')
  const addresses = page.match(/\/export\/insights\S+/g) ?? []
  const written = addresses.filter(address => address.includes('?by='))
  expect(written.length).toBeGreaterThan(5)
  for (const address of written) {
    const response = await editor.fetch(address)
    expect(response.status, address).toBe(200)
    const { header, rows } = await readFile(response)
    expect(header, address).toContain('count')
    expect(rows.length, address).toBeGreaterThan(0)
  }
  const { header } = await readFile(await editor.fetch(written[0] ?? ''))
  for (const column of ['policyDomainLabel', 'regionLabel', 'count']) {
    expect(header).toContain(column)
    expect(page).toContain(column)
  }
})

test('the queries on the page are of this schema', () => {
  const written = [...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => text)
  expect(written.length).toBeGreaterThan(0)
  for (const text of written) expect(validate(schema, parse(text)), text).toEqual([])
})
