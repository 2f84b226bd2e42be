import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { doing } from '../../visits/participation/asking.ts'

let world: World
let editor: Asker
/** Of the municipality that travels; of its partner; of another municipality. */
let officer: Asker
let partner: Asker
let stranger: Asker
/** Of Scheldekerke to Keur Latyr, still to be made. */
let visit: string

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const rowOf = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? ''

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const title = 'Evaluatie na vijf jaar stedenband met Keur Latyr'
  visit = globalId('Visit', (await world.prisma.visit.findFirstOrThrow({ where: { title } })).id)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const item =
  '{ lesson { id title outcome visibility } practice { id title } why reasons { code } decision { decision } }'
const whole = `lessons ${item} practices ${item} undecided withdrawn fixedOn version note`
interface Item {
  lesson: { id: string; title: string; outcome: string; visibility: string } | null
  practice: { id: string; title: string } | null
  why: string
  reasons: { code: string }[]
  decision: { decision: string } | null
}
const briefOf = async (asker: Asker, of = visit) =>
  (await asker.ask(`query ($id: ID!) { visit(id: $id) { brief { ${whole} } } }`, { id: of })).visit.brief
const preview = async (asker: Asker, plan: object, fields = whole) =>
  (await asker.ask(`query ($plan: BriefPlanInput!) { briefPreview(plan: $plan) { ${fields} } }`, { plan }))
    .briefPreview
const titles = (items: Item[]) => items.map(({ lesson, practice }) => (lesson ?? practice)?.title)
const openings =
  'query ($id: ID!) { visit(id: $id) { brief { openings { municipality { name } openedAt } } } }'
const opened = async (asker: Asker) => (await asker.ask(openings, { id: visit })).visit.brief.openings
const open = doing('openBrief', '__typename ... on Problem { message path }')
const decide = async (asker: Asker, lesson: string, input: object, of = visit) =>
  (
    await asker.ask(
      `mutation ($input: DecideOnLessonInput!) { answer: decideOnLesson(input: $input) { __typename ... on Problem { message } } }`,
      { input: { visit: of, lesson, ...input } },
    )
  ).answer
const refresh = async (asker: Asker, expectedVersion: number) =>
  (
    await asker.ask(
      `mutation ($input: RefreshBriefInput!) { answer: refreshBrief(input: $input) { __typename ... on Visit { brief { ${whole} } } ... on Problem { message } } }`,
      { input: { visit, expectedVersion } },
    )
  ).answer

describe('the brief of a planned visit', () => {
  test('has lessons and practices, each with why, one that failed among them, none twice', async () => {
    const brief = await briefOf(officer)
    expect(brief.lessons.length).toBeGreaterThan(4)
    expect(brief.lessons.length).toBeLessThanOrEqual(10)
    expect(brief.practices.length).toBeGreaterThan(0)
    expect(brief.practices.length).toBeLessThanOrEqual(3)
    const all: Item[] = [...brief.lessons, ...brief.practices]
    for (const { why, reasons } of all) {
      expect(reasons.length).toBeGreaterThan(0)
      expect(why).toMatch(/^\p{Lu}.+\.$/u)
    }
    expect(new Set(titles(all)).size).toBe(all.length)
    expect(brief.lessons.some(({ lesson }: Item) => lesson?.outcome === 'FAILED')).toBe(true)
    expect(brief).toMatchObject({
      fixedOn: null,
      version: null,
      withdrawn: 0,
      undecided: all.length,
      note: null,
    })
  })

  test('says why in the language of its reader', async () => {
    const why = 'lessons { reasons { code text text_fr: text(language: fr) } }'
    const brief = await preview(officer, { missionTypes: ['IDENTIFICATION'] }, why)
    expect(brief.lessons[0].reasons).toContainEqual({
      code: 'SAME_MISSION_TYPE',
      text: 'hetzelfde soort bezoek (Identificatiemissie)',
      text_fr: 'le même type de visite (Mission d’identification)',
    })
  })

  test('tells beside them what is open, who was there, who goes too, and whom to call', async () => {
    const beside = `openRecommendations { text status } earlierVisits { title } travelToo { title } contacts { name municipality { name } }`
    const { visit: seen } = await officer.ask(`query ($id: ID!) { visit(id: $id) { brief { ${beside} } } }`, {
      id: visit,
    })
    expect(seen.brief.earlierVisits.map((row: { title: string }) => row.title)).toContain(
      'Akten ontsluiten in Keur Latyr',
    )
    const named = await world.prisma.person.findMany({ where: { consent: 'NAMED' } })
    expect(seen.brief.contacts.length).toBeGreaterThan(0)
    for (const { name, municipality } of seen.brief.contacts) {
      expect(named.map(person => person.name)).toContain(name)
      expect(municipality?.name).not.toBe('Scheldekerke')
    }
    const soon = {
      countries: ['SN'],
      startsOn: new Date(today.getTime() + 63 * 86_400_000).toISOString().slice(0, 10),
    }
    const { travelToo } = await preview(stranger, soon, 'travelToo { title }')
    expect(travelToo.map((row: { title: string }) => row.title)).toContain(
      'Evaluatie na vijf jaar stedenband met Keur Latyr',
    )
  })

  test('is for its municipalities and the association; the association reads what they read', async () => {
    expect(await briefOf(stranger)).toBeNull()
    expect(titles((await briefOf(editor)).lessons)).toEqual(titles((await briefOf(officer)).lessons))
    const { lessons } = await briefOf(partner)
    expect(lessons.length).toBeGreaterThan(0)
    for (const { lesson } of lessons) expect(['NETWORK', 'PUBLIC']).toContain(lesson.visibility)
  })
})

describe('that a brief was read', () => {
  const later = new Date(today.getTime() + 3_600_000)
  const figures = async () =>
    (await editor.ask('{ reuseFigures(by: []) { visits briefsOpened } }')).reuseFigures[0]

  test('is kept once for each municipality, by the page that shows it, never by a question', async () => {
    await briefOf(officer)
    expect(await opened(editor)).toEqual([])
    const before = await figures()
    expect(await open(officer, { visit })).toEqual({ __typename: 'Visit' })
    world.setClock(later)
    expect(await open(officer, { visit })).toEqual({ __typename: 'Visit' })
    expect(await open(editor, { visit })).toEqual({ __typename: 'Visit' })
    const first = { municipality: { name: 'Scheldekerke' }, openedAt: today.toISOString() }
    expect(await opened(editor)).toEqual([first])
    expect(await open(stranger, { visit })).toEqual({
      __typename: 'NotFoundError',
      message: 'There is no such visit, or no brief of it for you.',
      path: ['input', 'visit'],
    })
    await partner.fetch(`/export/briefItems.csv?visit=${visit}`)
    expect(await opened(partner)).toEqual([
      first,
      { municipality: { name: 'Keur Latyr' }, openedAt: later.toISOString() },
    ])
    world.setClock(today)
    expect(await figures()).toEqual({ visits: before.visits, briefsOpened: before.briefsOpened + 1 })
  })
})

describe('a first decision', () => {
  let before: { lessons: Item[]; practices: Item[] }

  test('fixes the brief as it was, and what is learned later does not change it', async () => {
    before = await briefOf(officer)
    const [first, second] = before.lessons
    expect(await decide(officer, first?.lesson?.id ?? '', { decision: 'APPLY' })).toEqual({
      __typename: 'Reuse',
    })
    expect(
      await decide(officer, second?.lesson?.id ?? '', { decision: 'NOT_APPLICABLE', reason: 'Geen markt.' }),
    ).toEqual({ __typename: 'Reuse' })
    const known = await world.prisma.lesson.findUniqueOrThrow({
      where: { id: rowOf(first?.lesson?.id ?? '') },
      include: { policyDomains: true, missionTypes: true, countries: true },
    })
    await world.prisma.lesson.create({
      data: {
        title: 'Evaluatie na vijf jaar stedenband: begin met de zelfevaluatie van Keur Latyr',
        lesson: 'Vijf jaar stedenband met Keur Latyr, een evaluatie.',
        language: 'nl',
        outcome: 'WORKED',
        state: 'PUBLISHED',
        visibility: 'PUBLIC',
        publishedAt: today,
        collectionId: known.collectionId,
        partnershipId: known.partnershipId,
        policyDomains: { connect: known.policyDomains.map(({ id }) => ({ id })) },
        missionTypes: { connect: [{ code: 'EVALUATION' }] },
        countries: { connect: [{ code: 'SN' }] },
      },
    })
    await world.settled()
    const fixed = await briefOf(officer)
    expect(titles(fixed.lessons)).toEqual(titles(before.lessons))
    expect(fixed).toMatchObject({
      fixedOn: today.toISOString().slice(0, 10),
      version: 1,
      undecided: before.lessons.length + before.practices.length - 2,
    })
    expect(fixed.lessons[0].decision).toEqual({ decision: 'APPLY' })
    expect(fixed.lessons[0].why).toBe(before.lessons[0]?.why)
  })

  test('shows what a partner may see of it, and says nothing of the rest', async () => {
    const mine = await briefOf(officer)
    // What his own municipality wrote he goes on seeing.
    const others = await world.prisma.lesson.findMany({
      where: { municipality: { name: { not: 'Keur Latyr' } } },
      select: { id: true },
    })
    const { lesson: hidden } = mine.lessons.findLast(
      ({ lesson, decision }: Item) => !decision && others.some(({ id }) => id === rowOf(lesson?.id ?? '')),
    )
    await world.prisma.lesson.update({ where: { id: rowOf(hidden.id) }, data: { visibility: 'FLEMISH' } })
    const his = await briefOf(partner)
    expect(titles(his.lessons)).toEqual(titles(mine.lessons).filter(title => title !== hidden.title))
    expect(his.undecided).toBe(mine.undecided - 1)
    await world.prisma.lesson.update({ where: { id: rowOf(hidden.id) }, data: { state: 'WITHDRAWN' } })
    expect(await briefOf(partner)).toMatchObject({ withdrawn: 0, note: null })
    expect(await briefOf(officer)).toMatchObject({
      withdrawn: 1,
      note: 'Eén onderdeel is ingetrokken sinds deze bundel is vastgelegd. Vernieuw hem om te zien wat in de plaats komt.',
    })
  })

  test('keeps what was decided when it is refreshed, and takes what fits best today', async () => {
    await world.settled()
    expect(await refresh(stranger, 1)).toMatchObject({ __typename: 'ForbiddenError' })
    const { brief } = await refresh(officer, 1)
    expect(brief).toMatchObject({ withdrawn: 0, note: null, version: 2 })
    expect(titles(brief.lessons)).toContain(
      'Evaluatie na vijf jaar stedenband: begin met de zelfevaluatie van Keur Latyr',
    )
    const decided = brief.lessons.filter(({ decision }: Item) => decision)
    expect(titles(decided).sort()).toEqual(titles(before.lessons.slice(0, 2)).sort())
    expect(await refresh(officer, 1)).toMatchObject({ __typename: 'ConflictError' })
  })

  test('is a file to take along', async () => {
    const response = await officer.fetch(`/export/briefItems.json?visit=${visit}`)
    const rows = (await response.json()) as { title: string; why: string; decision: string | null }[]
    const { lessons, practices } = await briefOf(officer)
    expect(rows.map(({ title }) => title)).toEqual(titles([...lessons, ...practices]))
    expect(rows.filter(({ decision }) => decision === 'APPLY').length).toBe(1)
    expect(await (await stranger.fetch(`/export/briefItems.json?visit=${visit}`)).json()).toEqual([])
  })
})

describe('a plan that is not on record', () => {
  test('says at least one thing, of what exists', async () => {
    const refused = async (plan: object) =>
      (
        await officer.tryToAsk('query ($plan: BriefPlanInput!) { briefPreview(plan: $plan) { undecided } }', {
          plan,
        })
      ).errors?.[0]?.message
    expect(await refused({ title: ' ' })).toMatch(/say at least one thing/)
    expect(await refused({ countries: ['XX'] })).toMatch(/"XX" is not a country/)
  })

  test('holds no imported lesson where our own fit, whatever its words', async () => {
    const { id } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'ifrc' } })
    await world.prisma.lesson.createMany({
      data: Array.from({ length: 12 }, (_, at) => ({
        title: `Drinkwatercomités en de bron, ${at}`,
        lesson: 'Drinkwatercomités meten de bron, het tarief en de kas.',
        language: 'nl' as const,
        outcome: 'NOT_STATED' as const,
        state: 'PUBLISHED' as const,
        visibility: 'PUBLIC' as const,
        publishedAt: today,
        collectionId: id,
        sourceKey: `water ${at}`,
      })),
    })
    await world.settled()
    const plan = { title: 'Drinkwatercomités en de bron', policyDomains: ['drinking-water'] }
    const { lessons } = await preview(officer, plan)
    expect(lessons.length).toBeGreaterThan(3)
    expect(titles(lessons).filter(title => title?.startsWith('Drinkwatercomités en de bron,'))).toEqual([])
  })

  test('costs few statements, and none for each item', async () => {
    const plan = { missionTypes: ['TECHNICAL'], policyDomains: ['waste-collection'], countries: ['SN'] }
    const statements = (
      await world.statementsOf(() => preview(officer, plan, `lessons ${item} practices ${item}`))
    ).length
    expect(statements).toBe(1)
  })

  test('about what nobody knows anything of says so', async () => {
    const brief = await preview(world.visitor, { title: 'Qwertyuiop' })
    expect(brief).toMatchObject({ lessons: [], practices: [], undecided: 0 })
    expect(brief.note).toMatch(/nog niets/)
  })
})
