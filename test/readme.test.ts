import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type DocumentNode, getOperationAST, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandNames } from '../src/commands/find-command.ts'
import { readConfig } from '../src/config.ts'
import { schema } from '../src/schema.ts'
import { openWorld, type World } from './support/world.ts'

const root = new URL('../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')
const readme = read('README.md')
const architecture = read('docs/architecture.md')

const queries = [...readme.matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => {
  const document = parse(text)
  return { text, document, name: nameOf(document) }
})

function nameOf(document: DocumentNode): string {
  return getOperationAST(document)?.name?.value ?? ''
}

function queryNamed(wanted: string): string {
  const found = queries.find(({ name }) => name === wanted)
  if (!found) throw new Error(`The README has no query ${wanted}.`)
  return found.text
}

/** The first column of a table, each row with its other cells. */
function tableUnder(heading: string): [string, string[]][] {
  const section = readme.split(/^## /m).find(each => each.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter(line => line.startsWith('| `'))
  return rows.map(row => {
    const [first = '', ...rest] = row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim().replaceAll('`', ''))
    return [first, rest]
  })
}

describe('the queries of the README', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.settled()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it('are six to begin with, two for dashboards, and six of somebody signed in', () => {
    expect(queries.map(({ name }) => name)).toEqual([
      ...['Find', 'Failures', 'Practice', 'Narrow', 'Read', 'Alike', 'Dashboard', 'Dashboards'],
      ...['People', 'SignIn', 'Journeys', 'Capture', 'Plan', 'Overdue'],
    ])
    for (const { document, name } of queries) expect(validate(schema, document), name).toEqual([])
  })

  it('find what others learned about a contract for collecting waste', async () => {
    const { search } = await world.visitor.ask(queryNamed('Find'))
    expect(search.totalCount).toBeGreaterThan(3)
    expect(search.nodes[0].lesson).toMatch(/sign it off/)
    expect(search.nodes[1].title).toMatch(/^Pay a waste contractor/)
  })

  it('count what there is for a dashboard', async () => {
    const { coverage } = (await world.visitor.ask(queryNamed('Dashboard'))).insights
    expect(coverage.total).toBeGreaterThan(30)
    expect(coverage.rows[0].values).toHaveLength(2)
    expect(coverage.rows[0].count).toBeGreaterThan(3)
  })

  it('tell what became of recommendations, and show it in a list', async () => {
    const editor = await world.as('EDITOR')
    const { followUp, reuse } = (await editor.ask(queryNamed('Dashboards'))).insights
    expect(followUp.total).toBeGreaterThan(3)
    expect(reuse.rows.length).toBeGreaterThan(1)
    const [{ filter, count }] = followUp.rows
    const { recommendations } = await editor.ask(
      'query ($filter: RecommendationFilter) { recommendations(filter: $filter) { totalCount } }',
      { filter },
    )
    expect(recommendations.totalCount).toBe(count)
  })

  it('find what failed in Western Africa', async () => {
    const { lessons } = await world.visitor.ask(queryNamed('Failures'))
    expect(lessons.nodes.length).toBeGreaterThan(1)
    expect(lessons.nodes.length).toBe(lessons.totalCount)
    for (const lesson of lessons.nodes) expect(lesson).toMatchObject({ why: expect.stringMatching(/\w/) })
  })

  it('read a good practice that lessons in four languages confirm', async () => {
    const { goodPractice } = await world.visitor.ask(queryNamed('Practice'))
    const languages = goodPractice.confirmedBy.map(
      (each: { lesson: { language: string } }) => each.lesson.language,
    )
    expect(languages.sort()).toEqual(['en', 'es', 'fr', 'nl'])
  })

  it('count by what a search can be narrowed, with labels in another language', async () => {
    const { search } = await world.visitor.ask(queryNamed('Narrow'))
    expect(search.totalCount).toBeGreaterThan(1)
    const countries = search.facets.find(({ name }: { name: string }) => name === 'COUNTRY').values
    expect(countries).toContainEqual({ value: 'EC', label: 'Équateur', count: expect.any(Number) })
  })

  it('read all of a lesson, and a page of others', async () => {
    const { lesson, lessons } = await world.visitor.ask(queryNamed('Read'))
    expect(lesson).toMatchObject({
      title: 'No taxi fare, no quorum',
      partnership: { name: expect.any(String) },
    })
    expect(lessons.nodes).toHaveLength(3)
    expect(lessons.pageInfo.hasNextPage).toBe(true)
  })

  it('show visits to an officer, who writes a lesson down and sees what is still to be done', async () => {
    const officer = await world.as('OFFICER', 'Scheldekerke')
    const { viewer, visits } = await officer.ask(queryNamed('Journeys'))
    expect(viewer).toEqual({ role: 'OFFICER', municipality: { name: 'Scheldekerke' } })
    expect(visits.nodes).toHaveLength(5)
    expect((await officer.ask(queryNamed('Capture'))).captureLesson).toMatchObject({
      __typename: 'Lesson',
      state: 'DRAFT',
    })
    const { recommendations } = await officer.ask(queryNamed('Overdue'))
    expect(recommendations.totalCount).toBe(2)
    expect(recommendations.nodes[0]).toMatchObject({ status: 'OPEN', municipality: { name: 'Dogbahoué' } })
  })
})

describe('the README', () => {
  it('has every setting in its table, with its default', () => {
    const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z_]+): z/gm)].map(match => match[1])
    const table = tableUnder('Settings')
    expect(table.map(([name]) => name)).toEqual(settings)
    const defaults = Object.entries(readConfig({})).map(([name, value]) => [name, String(value)])
    const said = table.filter(([, [value]]) => value).map(([name, [value = '']]) => [name, value])
    expect(said.map(([name, value]) => [name, name === 'DATA_DIR' ? resolve(value ?? '') : value])).toEqual(
      defaults,
    )
  })

  it('has every command in its table, each of them a script of npm', () => {
    const said = tableUnder('Commands').map(([typed]) => typed.split(' ')[0] ?? '')
    expect([...new Set(said)].sort()).toEqual([...commandNames].sort())
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
    const typed = [...readme.matchAll(/npm run (\w+)/g)].map(match => match[1] ?? '')
    expect(typed.filter(name => !scripts[name])).toEqual([])
  })

  it.each([
    ['README.md', readme, root],
    ['docs/architecture.md', architecture, new URL('docs/', root)],
  ])('links to what is there: %s', (_name, text, from) => {
    const targets = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(match => match[1] ?? '')
    expect(targets).not.toEqual([])
    expect(targets.filter(target => !existsSync(new URL(target, from)))).toEqual([])
  })
})

it('docs/architecture.md names every folder of src, and none that is not there', () => {
  const named = [...architecture.matchAll(/`([a-z-]+(?:\/[a-z-]+)*)\/`/g)].map(match => match[1] ?? '')
  const folders = (within: string): string[] =>
    readdirSync(new URL(`src/${within}`, root), { withFileTypes: true })
      .filter(entry => entry.isDirectory() && entry.name !== 'generated')
      .map(entry => within + entry.name)
  const wings = ['use', 'events', 'knowledge', 'visits', 'field']
  const rooms = folders('').flatMap(name => (wings.includes(name) ? folders(`${name}/`) : [name]))
  expect(rooms.filter(room => !named.some(name => name === room || name.startsWith(`${room}/`)))).toEqual([])
  const elsewhere = ['prisma', 'test', 'bench', 'read', 'embedded', 'meilisearch', 'database']
  expect(
    named.filter(name => !existsSync(new URL(`src/${name}`, root)) && !elsewhere.includes(name)),
  ).toEqual([])
})
