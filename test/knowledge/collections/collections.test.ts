import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let officer: Asker
let partner: Asker
let editor: Asker
let lessons: Record<'PUBLIC' | 'NETWORK' | 'FLEMISH', { id: string; title: string }[]>
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  editor = await world.as('EDITOR')
  const all = await world.prisma.lesson.findMany({
    where: { state: 'PUBLISHED' },
    orderBy: { number: 'asc' },
    select: { id: true, title: true, visibility: true },
  })
  const of = (visibility: string) =>
    all
      .filter(row => row.visibility === visibility)
      .map(({ id, title }) => ({ id: globalId('Lesson', id), title }))
  lessons = { PUBLIC: of('PUBLIC'), NETWORK: of('NETWORK'), FLEMISH: of('FLEMISH') }
})
afterAll(() => world[Symbol.asyncDispose]())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const fields =
  '... on LessonCollection { id number name visibility version municipality { name } items { note lesson { title } } }'

async function does(who: Asker, verb: string, input: object, of = fields) {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`
  const answer = await who.ask(
    `mutation ($input: ${type}) { ${verb}(input: $input) { __typename ${of} ... on Problem { code message path } } }`,
    { input },
  )
  return answer[verb]
}
const item = (visibility: keyof typeof lessons, at: number, note?: string) => ({
  lesson: lessons[visibility][at]?.id ?? '',
  note,
})
const makes = (who: Asker, input: object) => does(who, 'makeLessonCollection', { name: 'Afval', ...input })
const titles = (collection: { items: { lesson: { title: string } }[] }) =>
  collection.items.map(({ lesson }) => lesson.title)

describe('a collection of lessons', () => {
  test('has a name, an order and notes, is read as far as its reader may, and arranged anew', async () => {
    const items = [item('PUBLIC', 0, 'Eerst dit.'), item('FLEMISH', 0), item('NETWORK', 0, 'Dan dit.')]
    const made = await makes(officer, { visibility: 'NETWORK', items, idempotencyKey: 'k' })
    expect((await makes(officer, { visibility: 'NETWORK', items, idempotencyKey: 'k' })).id).toBe(made.id)
    expect(made.municipality).toEqual({ name: 'Scheldekerke' })
    const [first, flemish, network] = [lessons.PUBLIC[0], lessons.FLEMISH[0], lessons.NETWORK[0]].map(
      each => each?.title,
    )
    expect(titles(made)).toEqual([first, flemish, network])
    const read = async (who: Asker) =>
      (await who.ask(`{ lessonCollection(number: ${made.number}) { items { note lesson { title } } } }`))
        .lessonCollection
    expect(await read(partner)).toEqual({
      items: [
        { note: 'Eerst dit.', lesson: { title: first } },
        { note: 'Dan dit.', lesson: { title: network } },
      ],
    })
    expect(await read(world.visitor)).toBeNull()
    const anew = await does(officer, 'editLessonCollection', {
      ...{ id: made.id, expectedVersion: 1, name: 'Afval en geld' },
      items: [item('NETWORK', 0), item('PUBLIC', 1), item('PUBLIC', 0)],
    })
    expect(anew).toMatchObject({ name: 'Afval en geld', version: 2 })
    expect(titles(anew)).toEqual([network, lessons.PUBLIC[1]?.title, first])
    expect(await does(officer, 'editLessonCollection', { id: made.id, expectedVersion: 1 })).toMatchObject({
      code: 'CONFLICT',
    })
    const { lesson } = await officer.ask(
      `query ($id: ID!) { lesson(id: $id) { collections { collection { name } } } }`,
      { id: lessons.PUBLIC[1]?.id },
    )
    expect(lesson.collections).toContainEqual({ collection: { name: 'Afval en geld' } })
  })

  test('keeps a lesson that whoever arranges it may not see', async () => {
    const made = await makes(partner, { items: [item('PUBLIC', 0), item('NETWORK', 0)] })
    const hidden = lessons.NETWORK[0]
    const row = {
      where: {
        id: Buffer.from(hidden?.id ?? '', 'base64')
          .toString()
          .split(':')[1],
      },
    }
    await world.prisma.lesson.update({ ...row, data: { visibility: 'FLEMISH' } })
    const edit = { id: made.id, expectedVersion: 1, items: [item('PUBLIC', 1)] }
    expect(titles(await does(partner, 'editLessonCollection', edit))).toEqual([lessons.PUBLIC[1]?.title])
    await world.prisma.lesson.update({ ...row, data: { visibility: 'NETWORK' } })
    const { lessonCollection } = await partner.ask(
      `{ lessonCollection(number: ${made.number}) { items { lesson { title } } } }`,
    )
    expect(titles(lessonCollection).sort()).toEqual([lessons.PUBLIC[1]?.title, hidden?.title].sort())
  })

  test('is a file: what stands in it with its notes, in order, for its reader', async () => {
    const made = await makes(editor, {
      visibility: 'PUBLIC',
      items: [item('NETWORK', 1, 'Zachtjes.'), item('PUBLIC', 0, 'Luid.')],
    })
    const file = async (who: Asker) => {
      const response = await who.fetch(`/export/lessonCollectionItems.json?collection=${made.id}`)
      return ((await response.json()) as { title: string; note: string }[]).map(row => [row.title, row.note])
    }
    expect(await file(partner)).toEqual([
      [lessons.NETWORK[1]?.title, 'Zachtjes.'],
      [lessons.PUBLIC[0]?.title, 'Luid.'],
    ])
    expect(await file(world.visitor)).toEqual([[lessons.PUBLIC[0]?.title, 'Luid.']])
    const own = await makes(officer, { items: [item('PUBLIC', 0)] })
    const response = await partner.fetch(`/export/lessonCollectionItems.json?collection=${own.id}`)
    expect(await response.json()).toEqual([])
  })

  test.each([
    [{ name: ' ' }, 'VALIDATION', ['input', 'name']],
    [
      { items: [{ lesson: globalId('Lesson', '01900000-0000-7000-8000-000000000000') }] },
      'NOT_FOUND',
      ['input', 'items', '0', 'lesson'],
    ],
  ])('says what is wrong with %j', async (input, code, path) => {
    expect(await makes(officer, input)).toMatchObject({ code, path })
  })

  test('holds each lesson once, published ones, and is kept by those who made it', async () => {
    expect(await makes(officer, { items: [item('PUBLIC', 0), item('PUBLIC', 0)] })).toMatchObject({
      code: 'VALIDATION',
      message: 'items: each lesson stands in it once.',
    })
    const review = await world.prisma.lesson.findFirstOrThrow({ where: { state: 'IN_REVIEW' } })
    expect(await makes(editor, { items: [{ lesson: globalId('Lesson', review.id) }] })).toMatchObject({
      code: 'RULE',
      message: `lesson: lesson ${review.number} is not published.`,
    })
    expect(await makes(world.visitor, {})).toMatchObject({ code: 'FORBIDDEN' })
    const made = await makes(officer, { visibility: 'NETWORK' })
    const which = { id: made.id, expectedVersion: 1 }
    expect(await does(partner, 'editLessonCollection', which)).toMatchObject({ code: 'FORBIDDEN' })
    const deleted = '... on DeletedLessonCollection { deletedId }'
    expect(await does(partner, 'deleteLessonCollection', which, deleted)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await does(officer, 'deleteLessonCollection', which, deleted)).toMatchObject({
      deletedId: made.id,
    })
    expect(await does(officer, 'deleteLessonCollection', which, deleted)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

test.each([
  ['visitor', ['PUBLIC']],
  ['partner', ['NETWORK', 'PUBLIC']],
  ['officer', ['FLEMISH', 'NETWORK', 'PUBLIC']],
  ['colleague', ['FLEMISH', 'INTERNAL', 'NETWORK', 'PUBLIC']],
  ['editor', ['FLEMISH', 'INTERNAL', 'NETWORK', 'PUBLIC']],
])('the %s sees collections of %j, and none in a count', async (who, visibilities) => {
  const asker: Asker = {
    ...{ visitor: world.visitor, partner, officer: await world.as('OFFICER', 'Demerhout') },
    ...{ colleague: officer, editor },
  }[who] as Asker
  const lesson = lessons.PUBLIC[5]
  const made = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC'].map(visibility =>
    makes(officer, { name: `${who} ${visibility}`, visibility, items: [item('PUBLIC', 5)] }),
  )
  await Promise.all(made)
  const { lessonCollections, lesson: of } = await asker.ask(
    'query ($id: ID!) { lessonCollections(first: 100, filter: { lessons: [$id] }) { totalCount nodes { name } } lesson(id: $id) { collections { collection { name } } } }',
    { id: lesson?.id },
  )
  const names = (rows: { name: string }[]) =>
    rows
      .map(({ name }) => name)
      .filter(name => name.startsWith(who))
      .sort()
  const expected = visibilities.map(visibility => `${who} ${visibility}`).sort()
  expect(names(lessonCollections.nodes)).toEqual(expected)
  expect(lessonCollections.totalCount).toBe(lessonCollections.nodes.length)
  expect(names(of.collections.map((row: { collection: { name: string } }) => row.collection))).toEqual(
    expected,
  )
})

test('the database refuses a collection without a name, and a lesson twice', async () => {
  await expect(world.database.query(`update lesson_collection set name = ' '`)).rejects.toThrow('name_given')
  await expect(
    world.database.query(
      `update lesson_collection_item i set lesson_id = (select min(lesson_id::text)::uuid from lesson_collection_item o where o.collection_id = i.collection_id)`,
    ),
  ).rejects.toThrow('duplicate key')
})
