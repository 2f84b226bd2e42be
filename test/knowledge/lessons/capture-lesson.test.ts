import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

const capture = `mutation ($input: CaptureLessonInput!) {
  captureLesson(input: $input) {
    __typename
    ... on Lesson { id number title lesson outcome state visibility language missionTypes { code } countries { code } municipality { name } }
    ... on Problem { code message path }
    ... on ValidationError { fields { message path } }
  }
}`
const three = {
  title: 'Two keys to the pump',
  lesson: 'Give the caretaker and the committee each a key.',
  outcome: 'WORKED',
}

let world: World
let north: { id: string; name: string }
let officer: Asker
beforeAll(async () => {
  world = await openWorld()
  north = await world.prisma.municipality.findFirstOrThrow({
    where: { side: 'NORTH', visits: { some: { partnerships: { some: {} } } } },
  })
  officer = await world.as('OFFICER', north.name)
})
afterAll(() => world[Symbol.asyncDispose]())

describe('capturing a lesson', () => {
  test('asks for no more than title, lesson and outcome', async () => {
    const { captureLesson } = await officer.ask(capture, { input: three })
    expect(captureLesson).toMatchObject({
      ...three,
      state: 'DRAFT',
      visibility: 'INTERNAL',
      municipality: { name: north.name },
    })
  })

  test.each([
    ['a title of spaces', { title: '   ' }, 'title', 'title: say in a few words what was learned.'],
    ['an empty lesson', { lesson: ' ' }, 'lesson', 'lesson: say what others should know.'],
    [
      'a title of 201 characters',
      { title: 'x'.repeat(201) },
      'title',
      'title: at most 200 characters; put the rest in the lesson.',
    ],
    [
      'four policy domains',
      { policyDomains: ['a', 'b', 'c', 'd'] },
      'policyDomains',
      'policyDomains: at most 3 policy domains; choose the ones that matter most.',
    ],
    [
      'an unknown country',
      { countries: ['SN', 'XX'] },
      'countries',
      'countries: "XX" is not a country; give its ISO code of two letters, such as SN.',
    ],
    [
      'a link that is none',
      { sourceUrl: 'ftp://example.org/x' },
      'sourceUrl',
      'sourceUrl: an address that begins with http:// or https://.',
    ],
  ])('refuses %s, and names the field', async (_name, wrong, field, message) => {
    const { captureLesson } = await officer.ask(capture, { input: { ...three, ...wrong } })
    expect(captureLesson).toMatchObject({ __typename: 'ValidationError', code: 'VALIDATION', message })
    expect(captureLesson.fields[0].path.slice(0, 2)).toEqual(['input', field])
  })

  test('names every refused field at once', async () => {
    const { captureLesson } = await officer.ask(capture, { input: { ...three, title: '', lesson: '' } })
    expect(captureLesson.fields.map((f: { path: string[] }) => f.path.join('.'))).toEqual([
      'input.title',
      'input.lesson',
    ])
  })

  test('does not offer "not stated" as an outcome', async () => {
    const { errors } = await officer.tryToAsk(capture, { input: { ...three, outcome: 'NOT_STATED' } })
    expect(errors?.[0]?.message).toContain('"NOT_STATED" does not exist in "StatedOutcome" enum')
  })

  test('takes from the visit what was left open, and nothing that was given', async () => {
    const visit = await world.prisma.visit.findFirstOrThrow({
      where: { municipalities: { some: { id: north.id } }, partnerships: { some: {} } },
      include: { missionTypes: true },
    })
    const id = Buffer.from(`Visit:${visit.id}`).toString('base64')
    const { captureLesson } = await officer.ask(capture, {
      input: { ...three, visit: id, countries: ['BO'] },
    })
    expect(captureLesson.countries).toEqual([{ code: 'BO' }])
    expect(captureLesson.missionTypes.map((t: { code: string }) => t.code).sort()).toEqual(
      visit.missionTypes.map(t => t.code).sort(),
    )
  })

  test('on the visit of another municipality is not for an officer', async () => {
    const visit = await world.prisma.visit.findFirstOrThrow({
      where: {
        municipalities: { none: { id: north.id } },
        partnerships: { none: { members: { some: { municipalityId: north.id } } } },
      },
    })
    const { captureLesson } = await officer.ask(capture, {
      input: { ...three, visit: Buffer.from(`Visit:${visit.id}`).toString('base64') },
    })
    expect(captureLesson).toMatchObject({ __typename: 'ForbiddenError', path: ['input', 'visit'] })
  })

  test('with a key twice gives one lesson, with another text under that key an error', async () => {
    const input = { ...three, idempotencyKey: 'phone 1' }
    const first = await officer.ask(capture, { input })
    const again = await officer.ask(capture, { input })
    expect(again.captureLesson.id).toBe(first.captureLesson.id)
    const other = await officer.ask(capture, { input: { ...input, title: 'Another' } })
    expect(other.captureLesson).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'idempotencyKey'],
    })
  })

  test('twice at the same moment with one key gives one lesson', async () => {
    const input = { ...three, idempotencyKey: 'phone 2' }
    const both = await Promise.all([officer.ask(capture, { input }), officer.ask(capture, { input })])
    expect(both[0].captureLesson.id).toBe(both[1].captureLesson.id)
  })

  test('is not for a visitor', async () => {
    const { captureLesson } = await world.visitor.ask(capture, { input: three })
    expect(captureLesson).toMatchObject({
      __typename: 'ForbiddenError',
      message: 'Sign in to capture a lesson.',
    })
  })
})
