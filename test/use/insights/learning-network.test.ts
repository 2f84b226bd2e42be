import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readFile } from '../exporting/read-file.ts'
import { countsOf } from './counts-of.ts'

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
})
afterAll(() => world[Symbol.asyncDispose]())

test('from whom was learned and who met: edges with what leads behind them, and nodes with their sums', async () => {
  const { insights } = await editor.ask(
    '{ insights { learningNetwork { export(format: CSV) { url } nodes { municipality name side taught learned met } edges { way from fromName to toName count list filter } } } }',
  )
  const { nodes, edges, export: link } = insights.learningNetwork
  const { rows } = await readFile(await editor.fetch(link.url))
  expect(rows).toEqual(
    edges.map(({ count, filter, ...edge }: { count: number; filter: object }) => ({
      ...edge,
      count: String(count),
      filter: JSON.stringify(filter),
    })),
  )
  for (const { from, to, count, list, filter } of edges) {
    expect(from).not.toBe(to)
    expect(await countsOf(editor, list, [filter])).toEqual([count])
  }
  const [applied, met] = ['APPLIED', 'MET'].map(way =>
    edges.filter((edge: { way: string }) => edge.way === way),
  )
  // Three were in one session of the conference on waste, two of them in another.
  expect(met.map(({ fromName, toName }: Record<string, string>) => `${fromName} ${toName}`)).toEqual(
    expect.arrayContaining(['Dogbahoué Keur Latyr', 'Dogbahoué Scheldekerke', 'Demerhout Dogbahoué']),
  )
  const sum = (rows: Record<string, number>[], name: string) =>
    rows.reduce((total, row) => total + (row[name] ?? 0), 0)
  expect(sum(nodes, 'taught')).toBe(sum(applied, 'count'))
  expect(sum(nodes, 'learned')).toBe(sum(applied, 'count'))
  expect(sum(nodes, 'met')).toBe(2 * met.length)
  // Who met at an event is for those who took part in it.
  const stranger = await world.as('OFFICER', 'Hazegem')
  const { insights: seen } = await stranger.ask('{ insights { learningNetwork { edges { way } } } }')
  expect(seen.learningNetwork.edges.filter((edge: { way: string }) => edge.way === 'MET')).toEqual([])
})

test('a filter that matches nothing is said, and what a part of it does not speak of', async () => {
  const network = async (filter: string) =>
    (
      await editor.ask(
        `{ insights(filter: ${filter}) { learningNetwork { nodes { name } leftOut remark(language: en) } } }`,
      )
    ).insights.learningNetwork
  expect(await network('{ years: [1950] }')).toEqual({
    nodes: [],
    leftOut: [],
    remark: expect.stringContaining('filter'),
  })
  expect(await network('{ languages: [fr, nl, en, es] }')).toMatchObject({
    leftOut: expect.arrayContaining(['languages']),
    remark: null,
  })
})
