import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LESSON_COLUMNS } from '../../../src/knowledge/exports/lesson-columns.ts'
import { readOwnList } from '../../../src/knowledge/imports/read-own-list.ts'
import { takeOwnList } from '../../../src/knowledge/imports/take-own-list.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { readFile } from './read-file.ts'

let world: World
let editor: Asker
let officer: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  const home = await world.prisma.municipality.findFirstOrThrow({ where: { side: 'NORTH' } })
  officer = await world.as('OFFICER', home.name)
  const own = await world.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })
  await world.database.query(
    `insert into lesson (id, title, lesson, outcome, language, pillars, state, visibility, collection_id, updated_at, published_at, created_at, experienced_on)
     select gen_random_uuid(), 'Karavaan ' || i, 'Een karavaan in de woestijn.', 'WORKED', 'nl', '{}', 'PUBLISHED',
       (case when i % 10 = 0 then 'INTERNAL' else 'PUBLIC' end)::"Visibility", $1, $2, $2, $2::timestamptz + i * interval '1 second', make_date(2019 + i % 2, 5, 6)
     from generate_series(1, 730) i`,
    [own.id, today],
  )
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const link = async (asker: Asker, list: string, format = 'JSON') => {
  const { [list.split('(')[0] ?? '']: page } = await asker.ask(
    `{ ${list} { totalCount export(format: ${format}) { url body } } }`,
  )
  return page as { totalCount: number; export: { url: string; body: string | null } }
}

describe('a search with more hits than can be paged', () => {
  const search = 'search(query: "karavaan", first: 1)'

  test.each([
    ['an editor', () => editor, 730],
    ['a visitor', () => world.visitor, 657],
  ])(
    'is exported whole for %s: the ranked ones first, in their order, then all others',
    async (_who, asker, all) => {
      const { totalCount, export: file } = await link(asker(), search)
      expect(totalCount).toBe(all)
      const { rows } = await readFile(await asker().fetch(file.url))
      expect(rows).toHaveLength(all)
      expect(new Set(rows.map(row => row['id'])).size).toBe(all)
      expect(rows.slice(0, 200).map(row => row['rank'])).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
      expect(rows.slice(200).every(row => row['rank'] === null)).toBe(true)
      const { search: paged } = await asker().ask(
        '{ search(query: "karavaan", first: 100) { nodes { ... on Lesson { id } } } }',
      )
      expect(rows.slice(0, 100).map(row => row['id'])).toEqual(
        paged.nodes.map((node: { id: string }) => node.id),
      )
      expect(rows.some(row => row['visibility'] === 'INTERNAL')).toBe(asker() === editor)
    },
  )

  test('keeps to what it was narrowed to, beyond the ranked ones too', async () => {
    const narrowed = 'search(query: "karavaan", filter: { years: [2019] })'
    const { totalCount, export: file } = await link(editor, narrowed)
    expect(totalCount).toBe(365)
    const { rows } = await readFile(await editor.fetch(file.url))
    expect(rows).toHaveLength(365)
    expect(rows.every(row => String(row['experiencedOn']).startsWith('2019'))).toBe(true)
  })

  test('leaves out what was withdrawn a moment ago, before the index knows', async () => {
    const { export: file } = await link(editor, search)
    const gone = await world.prisma.lesson.findFirstOrThrow({ where: { title: 'Karavaan 300' } })
    await world.prisma.lesson.update({ where: { id: gone.id }, data: { visibility: 'INTERNAL' } })
    const { rows } = await readFile(await world.visitor.fetch(file.url))
    expect(rows.map(row => row['title'])).not.toContain('Karavaan 300')
    await world.prisma.lesson.update({ where: { id: gone.id }, data: { visibility: 'PUBLIC' } })
    await world.settled()
  })

  test('holds what a phrase and a barred word say, and a typing error as it was read', async () => {
    for (const query of ['\\"karavaan 31\\"', 'karavaan -woestijn', 'karavan', 'zzzzqq', '']) {
      const { totalCount, export: file } = await link(
        world.visitor,
        `search(query: "${query}", first: 0)`,
        'JSONL',
      )
      const { rows } = await readFile(await world.visitor.fetch(file.url))
      expect(rows.length, query).toBe(totalCount)
    }
  })
})

test('a long list comes whole, in its order, however it is ordered', async () => {
  for (const order of ['TITLE, direction: DESC', 'CREATED_AT, direction: ASC']) {
    const { totalCount, export: file } = await link(
      editor,
      `lessons(orderBy: { field: ${order} }, filter: { outcomes: [WORKED], languages: [nl] })`,
    )
    const { rows } = await readFile(await editor.fetch(file.url))
    expect(rows).toHaveLength(totalCount)
    expect(totalCount).toBeGreaterThan(730)
  }
})

test('what is too long for an address is sent along', async () => {
  const { export: file, totalCount } = await link(
    editor,
    `search(query: "${'karavaan in de woestijn '.repeat(300)}")`,
    'CSV',
  )
  expect(file.url).toBe('/export/search.csv?labels=nl')
  const response = await editor.fetch(file.url, JSON.parse(file.body ?? ''))
  expect((await readFile(response)).rows).toHaveLength(totalCount)
})

test('labels are in the language of the page that was asked, or in the one that the address names', async () => {
  const { lessons } = await editor
    .with({ 'accept-language': 'fr' })
    .ask('{ lessons(filter: { policyDomains: ["waste"] }) { export(format: CSV) { url } } }')
  const { header, rows } = await readFile(await editor.fetch(lessons.export.url))
  expect(lessons.export.url).toContain('labels=fr')
  expect(rows[0]).toMatchObject({ outcome: 'FAILED', outcomeLabel: 'A échoué' })
  expect(String(rows[0]?.['countriesLabel'])).toMatch(/[a-z]/)
  const dutch = await readFile(await editor.fetch(lessons.export.url.replace('labels=fr', 'labels=nl')))
  expect(dutch.header).toEqual(header)
  expect(dutch.rows[0]).toMatchObject({ outcome: 'FAILED', outcomeLabel: 'Mislukt' })
})

test('a spreadsheet finds no formula in it, and a lesson that was exported reads back as it is', async () => {
  await world.prisma.lesson.updateMany({
    where: { title: 'Karavaan 1' },
    data: { title: '=HYPERLINK("http://example.org","x")', why: "-1\n'+2" },
  })
  const names = LESSON_COLUMNS.map(({ name }) => name)
  for (const format of ['csv', 'xlsx']) {
    const response = await editor.fetch(`/export/lessons.${format}?filter={"states":["PUBLISHED"]}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (format === 'csv') expect(bytes.toString()).toContain(`"'=HYPERLINK(""http://example.org"",""x"")"`)
    const before = await world.prisma.lesson.count({ where: { version: { gt: 1 } } })
    const report = await takeOwnList(world.database, readOwnList([bytes]), { clock: () => today })
    expect(report).toMatchObject({ taken: 0, updated: 0, refused: [], notes: [] })
    expect(report.unchanged).toBe(await world.prisma.lesson.count({ where: { state: 'PUBLISHED' } }))
    expect(await world.prisma.lesson.count({ where: { version: { gt: 1 } } })).toBe(before)
  }
  const { header } = await readFile(await editor.fetch('/export/lessons.csv'))
  expect(header.filter(name => !name.endsWith('Label'))).toEqual(names)
})

test('of an anonymous lesson no file tells where it was learned, and of a visit what only its municipalities know', async () => {
  const lesson = await world.prisma.lesson.findFirstOrThrow({
    where: { state: 'PUBLISHED', partnershipId: { not: null }, municipalityId: { not: null } },
  })
  await world.prisma.lesson.update({ where: { id: lesson.id }, data: { anonymous: true } })
  const { rows } = await readFile(await editor.fetch('/export/lessons.json'))
  expect(rows.find(row => row['number'] === lesson.number)).toMatchObject({
    visit: null,
    partnership: null,
    municipality: null,
  })
  const seen = await readFile(await officer.fetch('/export/visits.json'))
  const hidden = seen.rows.filter(row => row['startsOn'] === null)
  expect(hidden.length).toBeGreaterThan(0)
  expect(hidden.every(row => row['purpose'] === null && row['report'] === null)).toBe(true)
  expect((await readFile(await world.visitor.fetch('/export/visits.json'))).rows).toEqual([])
})

describe('what cannot be', () => {
  const refused = async (asker: Asker, path: string, body?: object) => {
    const response = await asker.fetch(path, body)
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] }
    return { status: response.status, message: errors[0]?.message, ...errors[0]?.extensions }
  }

  test.each([
    ['/export/lessons.pdf', 400, /one of csv, xlsx, json, jsonl/],
    ['/export/', 400, /\/export\/lessons.csv/],
    ['/export/secrets.csv', 404, /no list "secrets" to export; there is .*lessons/],
    ['/export/lessons.csv?first=3', 400, /^first: lessons takes filter, orderBy; pages are not asked for/],
    ['/export/lessons.csv?filter=nonsense', 400, /^filter: this is not JSON/],
    ['/export/lessons.csv?filter={"countries":["XX"]}', 400, /XX/],
    [
      '/export/lessons.csv?filter={"outcomes":["BAD"]}',
      400,
      /^filter: got invalid value "BAD" at "filter.outcomes\[0\]"/,
    ],
    ['/export/lessons.csv?labels=de', 400, /^labels: one of nl, fr, es, en/],
    ['/export/revisions.csv', 400, /^of: .*required/],
    ['/export/search.csv', 400, /^query: /],
    ['/export/people.csv?filter={"municipalities":["x"]}', 400, /is not the id of a Municipality/],
  ])('%s is refused by name', async (path, status, message) => {
    expect(await refused(editor, path)).toMatchObject({
      status,
      message: expect.stringMatching(message),
      code: status === 404 ? 'NOT_FOUND' : expect.stringMatching(/VALIDATION|BAD/),
    })
  })

  test('a token that is not alive gets no file for visitors', async () => {
    const nobody = world.visitor.with({ authorization: 'Bearer kb_nothing' })
    expect(await refused(nobody, '/export/lessons.csv')).toMatchObject({
      status: 401,
      code: 'UNAUTHENTICATED',
    })
  })

  test('a body that is no JSON object', async () => {
    expect(
      await refused(editor.with({ 'content-type': 'text/plain' }), '/export/search.csv', {}),
    ).toMatchObject({
      status: 415,
    })
    expect(await refused(editor, '/export/search.csv', [1])).toMatchObject({ status: 400 })
    expect(await refused(editor, '/export/search.csv', { query: 'x'.repeat(1_000_001) })).toMatchObject({
      status: 413,
    })
  })
})

describe('while a file is made', () => {
  test('whoever asked for it gets no second one, and others are answered', async () => {
    const path = '/export/lessons.csv'
    const first = await editor.fetch(path)
    const reader = first.body?.getReader()
    await reader?.read()
    const second = await editor.fetch(path)
    expect(second.status).toBe(429)
    expect(second.headers.get('retry-after')).toBe('5')
    expect(await second.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_EXPORTS' } }] })
    const others = await officer.fetch('/export/municipalities.json')
    expect((await readFile(others)).rows.length).toBeGreaterThan(0)
    expect((await editor.ask('{ lessons(first: 1) { totalCount } }')).lessons.totalCount).toBeGreaterThan(700)
    // Whoever goes away leaves the place free.
    await reader?.cancel()
    const third = await editor.fetch(path)
    expect(third.status).toBe(200)
    await third.body?.cancel()
  })

  test('a failure breaks the connection off: nothing looks whole that is not', async () => {
    const path = '/export/lessons.csv?filter={"outcomes":["WORKED"]}'
    const response = await editor.fetch(path)
    const reader = response.body?.getReader()
    await reader?.read()
    await world.database.query('alter table lesson rename to lesson_away')
    const readToTheEnd = async () => {
      while (!(await reader?.read())?.done);
    }
    await expect(readToTheEnd()).rejects.toThrow(/went wrong/)
    await world.database.query('alter table lesson_away rename to lesson')
    const again = await editor.fetch(path)
    expect((await readFile(again)).rows.length).toBeGreaterThan(700)
  })
})
