import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../src/access/token.ts'
import type { State, Visibility } from '../../src/db/generated/client/enums.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'

// Who sees what, by every path that leads to a lesson. The expectation is written out by hand, once more, so that
// the rule of the product is not compared with itself.

const whos = ['visitor', 'partner', 'officer', 'colleague', 'author', 'editor', 'administrator'] as const
type Who = (typeof whos)[number]
const states: State[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN']
const visibilities: Visibility[] = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']

function sees(who: Who, state: State, visibility: Visibility): boolean {
  const association = who === 'editor' || who === 'administrator'
  if (state === 'DRAFT') return who === 'author'
  if (state !== 'PUBLISHED') return who === 'author' || association
  if (association || who === 'author' || who === 'colleague' || visibility === 'PUBLIC') return true
  if (who === 'visitor') return false
  return visibility === 'NETWORK' || (visibility === 'FLEMISH' && who === 'officer')
}

interface Specimen {
  id: string
  number: number
  title: string
  state: State
  visibility: Visibility
}

interface Place {
  lessons: { totalCount: number; nodes: { title: string }[] }
}

const word = 'zebravink'
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const titles = (rows: { title: string }[]) => rows.map(row => row.title).sort()

let world: World
let askers: Record<Who, Asker>
let specimens: Specimen[]
let places: { visit: string; partnership: string; municipality: string }

beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  const visit = await prisma.visit.findFirstOrThrow({
    where: { partnerships: { some: { status: 'ACTIVE' } } },
    include: { municipalities: true, partnerships: true },
  })
  const [home] = visit.municipalities
  const [partnership] = visit.partnerships
  if (!home || !partnership) throw new Error('The example world has such a visit.')
  const other = await prisma.municipality.findFirstOrThrow({ where: { side: 'NORTH', id: { not: home.id } } })
  const south = await prisma.municipality.findFirstOrThrow({ where: { side: 'SOUTH' } })
  const author = await prisma.token.create({
    data: {
      name: 'author',
      role: 'OFFICER',
      municipalityId: home.id,
      hash: hashToken(makeToken()),
      createdAt: today,
    },
  })
  const secret = makeToken()
  await prisma.token.update({ where: { id: author.id }, data: { hash: hashToken(secret) } })
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', south.name),
    officer: await world.as('OFFICER', other.name),
    colleague: await world.as('OFFICER', home.name),
    author: world.visitor.with({ authorization: `Bearer ${secret}` }),
    editor: await world.as('EDITOR'),
    administrator: await world.as('ADMINISTRATOR'),
  }
  const collection = await prisma.collection.create({
    data: { code: 'matrix', labelNl: 'm', labelFr: 'm', labelEs: 'm', labelEn: 'm' },
  })
  specimens = []
  for (const state of states) {
    for (const visibility of visibilities) {
      const title = `${word} ${state.toLowerCase()} ${visibility.toLowerCase()}`
      const { id, number } = await prisma.lesson.create({
        data: {
          title,
          lesson: `${word} in het veld`,
          language: 'nl',
          outcome: 'FAILED',
          state,
          visibility,
          publishedAt: state === 'PUBLISHED' ? today : null,
          collectionId: collection.id,
          visitId: visit.id,
          partnershipId: partnership.id,
          municipalityId: home.id,
          authorTokenId: author.id,
        },
      })
      specimens.push({ id, number, title, state, visibility })
    }
  }
  const used = { visitId: visit.id, decision: 'APPLY' as const, decidedOn: today }
  await prisma.reuse.createMany({ data: specimens.map(({ id }) => ({ ...used, lessonId: id })) })
  places = {
    visit: globalId('Visit', visit.id),
    partnership: globalId('Partnership', partnership.id),
    municipality: globalId('Municipality', home.id),
  }
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const seenBy = (who: Who) => specimens.filter(each => sees(who, each.state, each.visibility))
const publishedSeenBy = (who: Who) => seenBy(who).filter(each => each.state === 'PUBLISHED')
const filter = '(first: 100, filter: { collections: ["matrix"] })'

describe.each(whos)('the %s', who => {
  test('by number: sees just these', async () => {
    const fields = specimens.map(each => `n${each.number}: lesson(number: ${each.number}) { title }`)
    const answer: Record<string, { title: string } | null> = await askers[who].ask(`{ ${fields.join(' ')} }`)
    expect(titles(Object.values(answer).filter(row => row !== null))).toEqual(titles(seenBy(who)))
  })

  test('by id, alone and in a list of nodes', async () => {
    const ids = specimens.map(each => globalId('Lesson', each.id))
    const { nodes } = await askers[who].ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Lesson { title } } }',
      { ids },
    )
    expect(titles(nodes.filter(Boolean))).toEqual(titles(seenBy(who)))
    for (const [i, each] of specimens.entries()) {
      const { node } = await askers[who].ask(
        'query ($id: ID!) { node(id: $id) { ... on Lesson { title } } }',
        { id: ids[i] },
      )
      expect(node).toEqual(sees(who, each.state, each.visibility) ? { title: each.title } : null)
    }
  })

  test('in lists and their counts', async () => {
    const { lessons } = await askers[who].ask(`{ lessons${filter} { totalCount nodes { title } } }`)
    expect(titles(lessons.nodes)).toEqual(titles(seenBy(who)))
    expect(lessons.totalCount).toBe(seenBy(who).length)
  })

  test('under the visit, the partnership and the municipality, with their counts', async () => {
    const under = '{ lessons(first: 100) { totalCount nodes { title } } }'
    const answer = await askers[who].ask(
      `query ($visit: ID!, $partnership: ID!, $municipality: ID!) { visit(id: $visit) ${under} partnership(id: $partnership) ${under} municipality(id: $municipality) ${under} }`,
      places,
    )
    const all = await askers[who].ask('{ lessons(first: 100) { nodes { title } } }')
    for (const [name, place] of Object.entries<Place | null>(answer)) {
      if (name === 'visit' && who === 'visitor') expect(place).toBeNull()
      else {
        const found = place?.lessons.nodes ?? []
        expect(titles(found.filter(row => row.title.startsWith(word)))).toEqual(titles(seenBy(who)))
        expect(place?.lessons.totalCount).toBe(found.length)
        expect(titles(all.lessons.nodes)).toEqual(expect.arrayContaining(titles(found)))
      }
    }
  })

  test('in a search: hits, total, facets', async () => {
    const { search } = await askers[who].ask(
      `{ search(query: "${word}", first: 50) { totalCount degraded nodes { ... on Lesson { title } } facets { name values { value count } } } }`,
    )
    expect(titles(search.nodes)).toEqual(titles(publishedSeenBy(who)))
    expect(search.totalCount).toBe(publishedSeenBy(who).length)
    const count = (name: string, value: string) =>
      search.facets
        .find((facet: { name: string }) => facet.name === name)
        ?.values.find((each: { value: string }) => each.value === value)?.count ?? 0
    expect(count('COLLECTION', 'matrix')).toBe(publishedSeenBy(who).length)
    expect(count('OUTCOME', 'FAILED')).toBe(publishedSeenBy(who).length)
    expect(search.degraded).toBe(false)
  })

  test('in the files of lists and searches', async () => {
    const list = await askers[who].fetch('/export/lessons.json?filter={"collections":["matrix"]}')
    expect(titles((await list.json()) as { title: string }[])).toEqual(titles(seenBy(who)))
    const search = await askers[who].fetch(`/export/search.json?query=${word}`)
    expect(titles((await search.json()) as { title: string }[])).toEqual(titles(publishedSeenBy(who)))
  })

  test('while a search is typed: titles, words, and how many there are of what', async () => {
    const { suggest } = await askers[who].ask(
      `{ suggest(prefix: "${word.slice(0, 6)}", first: 100) { kind label } }`,
    )
    const suggested = suggest.map(({ label }: { label: string }) => ({ title: label }))
    expect(titles(suggested)).toEqual(titles(publishedSeenBy(who)))
  })

  test('as like another, as known already, and as to know before the visit', async () => {
    const first = publishedSeenBy(who)[0]
    const among = (found: { lesson: { title: string } }[]) =>
      titles(found.map(({ lesson }) => lesson).filter(({ title }) => title.startsWith(word)))
    const { lesson, possibleDuplicates } = await askers[who].ask(
      `query ($title: String!) { lesson(number: ${first?.number}) { similar(first: 100) { lesson { title } } } possibleDuplicates(title: $title, text: "${word} in het veld", language: nl, first: 100) { lesson { title } } }`,
      { title: first?.title },
    )
    const others = publishedSeenBy(who).filter(({ number }) => number !== first?.number)
    expect(among(lesson.similar)).toEqual(titles(others))
    expect(among(possibleDuplicates)).toEqual(titles(publishedSeenBy(who)))
    const { visit } = await askers[who].ask(
      'query ($id: ID!) { visit(id: $id) { relevantLessons(first: 100) { lesson { title } } } }',
      { id: places.visit },
    )
    const seen = titles(publishedSeenBy(who))
    for (const title of among(visit?.relevantLessons ?? [])) expect(seen).toContain(title)
  })

  test('in the reuse ledger of a visit that he sees from within, and nowhere else', async () => {
    // The partner is the one of this visit.
    const isOfTheVisit = !['visitor', 'officer'].includes(who)
    const expected = isOfTheVisit ? titles(seenBy(who)) : []
    const { reuses, visit } = await askers[who].ask(
      'query ($id: ID!) { reuses(first: 100, filter: { visits: [$id] }) { totalCount nodes { lesson { title } } } visit(id: $id) { reuses { lesson { title } } } }',
      { id: places.visit },
    )
    const among = (rows: { lesson: { title: string } }[]) =>
      titles(rows.map(({ lesson }) => lesson).filter(({ title }) => title.startsWith(word)))
    expect(among(reuses.nodes)).toEqual(expected)
    expect(reuses.totalCount).toBe(reuses.nodes.length)
    expect(among(visit?.reuses ?? [])).toEqual(expected)
  })

  test('in a brief: of a visit that he sees from within, and of a plan', async () => {
    const items = '{ lessons { lesson { title } } withdrawn }'
    const { visit, briefPreview } = await askers[who].ask(
      `query ($id: ID!) { visit(id: $id) { brief ${items} } briefPreview(plan: { title: "${word} in het veld" }) ${items} }`,
      { id: places.visit },
    )
    expect(Boolean(visit?.brief)).toBe(!['visitor', 'officer'].includes(who))
    // They all say the same, so that one stands for all.
    expect(briefPreview.lessons.length).toBeGreaterThan(0)
    for (const brief of [visit?.brief, briefPreview].filter(Boolean)) {
      const found = titles(brief.lessons.map((row: { lesson: { title: string } }) => row.lesson))
      expect(titles(publishedSeenBy(who))).toEqual(
        expect.arrayContaining(found.filter(each => each.startsWith(word))),
      )
      expect(brief.withdrawn).toBe(0)
    }
  })

  test('in the text of an error, which is that of what does not exist, by as many statements', async () => {
    const withdraw =
      'mutation ($id: ID!) { withdrawLesson(input: { id: $id, reason: "x" }) { __typename ... on Problem { code message path } } }'
    const asked = async (id: string) => {
      let answer: unknown
      const statements = await world.statementsOf(async () => {
        answer = await askers[who].ask(withdraw, { id: globalId('Lesson', id) })
      })
      return { answer, statements: statements.length }
    }
    const missing = await asked('01900000-0000-7000-8000-000000000000')
    const hidden = specimens.filter(each => !sees(who, each.state, each.visibility))
    for (const each of hidden) expect(await asked(each.id)).toEqual(missing)
  })
})

describe('an anonymous lesson', () => {
  let number: number
  beforeAll(async () => {
    const specimen = specimens.find(each => each.state === 'PUBLISHED' && each.visibility === 'PUBLIC')
    number = specimen?.number ?? 0
    await world.prisma.lesson.update({ where: { id: specimen?.id }, data: { anonymous: true } })
    await world.settled()
  })

  test.each(whos)('does not say to the %s where it comes from, unless he may know', async who => {
    const knows = ['colleague', 'author', 'editor', 'administrator'].includes(who)
    const { lesson, municipality } = await askers[who].ask(
      `query ($id: ID!) { lesson(number: ${number}) { title visit { title } partnership { name } municipality { name } author { name } } municipality(id: $id) { lessons(first: 100) { nodes { title } } } }`,
      { id: places.municipality },
    )
    expect(Boolean(lesson.municipality)).toBe(knows)
    expect(Boolean(lesson.partnership)).toBe(knows)
    expect(Boolean(lesson.visit)).toBe(knows)
    expect(municipality.lessons.nodes.some((row: { title: string }) => row.title === lesson.title)).toBe(
      knows,
    )
  })

  test('is not found by the name of its municipality', async () => {
    const { municipality } = await askers.editor.ask('query ($id: ID!) { municipality(id: $id) { name } }', {
      id: places.municipality,
    })
    const { search } = await askers.visitor.ask(
      'query ($q: String!) { search(query: $q, first: 100) { nodes { ... on Lesson { number } } } }',
      {
        q: municipality.name,
      },
    )
    expect(search.nodes.map((row: { number: number }) => row.number)).not.toContain(number)
  })
})
