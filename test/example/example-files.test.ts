import { detect } from 'tinyld/light'
import { beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/language/language.ts'
import { readCatalogue } from '../../src/field/catalogues/read-catalogue.ts'
import { type ExampleWorld, readExample } from '../../src/example/read-example.ts'

let world: ExampleWorld
beforeAll(async () => {
  world = await readExample()
})

const repeated = (values: readonly string[]) =>
  values.filter((value, place) => values.indexOf(value) !== place)
const missing = (wanted: readonly (string | null)[], known: readonly string[]) =>
  wanted.filter(one => one !== null && !known.includes(one))
const count = <T>(rows: readonly T[], which: (row: T) => boolean) => rows.filter(which).length

describe('the size of the example world', () => {
  it('has enough of everything', () => {
    expect(world.municipalities.length).toBeGreaterThanOrEqual(12)
    expect(world.partnerships.length).toBeGreaterThanOrEqual(10)
    expect(world.visits.length).toBeGreaterThanOrEqual(25)
    expect(world.lessons.length).toBe(80)
    expect(world.practices.length).toBeGreaterThanOrEqual(10)
  })

  it.each(languages)('has twenty lessons in %s, at least a quarter of them failed or mixed', language => {
    const lessons = world.lessons.filter(lesson => lesson.language === language)
    expect(lessons.length).toBe(20)
    expect(count(lessons, lesson => lesson.outcome !== 'WORKED')).toBeGreaterThanOrEqual(5)
  })

  it('tells of failure in a third of its lessons', () => {
    expect(count(world.lessons, lesson => lesson.outcome !== 'WORKED')).toBeGreaterThanOrEqual(27)
  })

  it('has every form and status of a partnership, every role, type, state and visibility', () => {
    expect(new Set(world.partnerships.map(one => one.form)).size).toBe(4)
    expect(new Set(world.partnerships.map(one => one.status)).size).toBe(3)
    expect(new Set(world.users.map(one => one.role)).size).toBe(4)
    expect(new Set(world.visits.flatMap(one => one.missionTypes)).size).toBe(4)
    expect(new Set(world.lessons.map(one => one.state)).size).toBe(4)
    expect(new Set(world.lessons.map(one => one.visibility)).size).toBe(4)
    expect(count(world.lessons, lesson => lesson.anonymous)).toBeGreaterThanOrEqual(3)
    expect(
      count(world.partnerships, one => one.coordinators.some(who => who.untilOn !== null)),
    ).toBeGreaterThanOrEqual(3)
  })

  it('has visits ahead, just over and long ago, and lessons due and overdue for review', () => {
    expect(count(world.visits, visit => visit.startsOn > 0)).toBeGreaterThanOrEqual(4)
    expect(count(world.visits, visit => visit.endsOn < 0 && visit.endsOn > -60)).toBeGreaterThanOrEqual(2)
    expect(count(world.visits, visit => visit.endsOn < -1000)).toBeGreaterThanOrEqual(4)
    const due = world.lessons.flatMap(lesson => lesson.reviewOn ?? [])
    expect(count(due, day => day < 0)).toBeGreaterThanOrEqual(3)
    expect(count(due, day => day > 0)).toBeGreaterThanOrEqual(30)
  })
})

describe('its references', () => {
  it('lead to rows of the world', () => {
    const municipalities = world.municipalities.map(one => one.key)
    const people = world.people.map(one => one.key)
    const users = world.users.map(one => one.person)
    const partnerships = world.partnerships.map(one => one.key)
    const visits = world.visits.map(one => one.key)
    const { lessons, practices } = world
    expect(
      missing(
        world.people.map(one => one.municipality),
        municipalities,
      ),
    ).toEqual([])
    expect(missing(users, people)).toEqual([])
    expect(
      missing(
        world.partnerships.flatMap(one => one.members.map(member => member.municipality)),
        municipalities,
      ),
    ).toEqual([])
    expect(
      missing(
        world.partnerships.flatMap(one => one.coordinators.map(who => who.person)),
        people,
      ),
    ).toEqual([])
    expect(
      missing(
        world.visits.flatMap(one => [...one.municipalities, ...one.places.map(place => place.municipality)]),
        municipalities,
      ),
    ).toEqual([])
    expect(
      missing(
        world.visits.flatMap(one => one.partnerships),
        partnerships,
      ),
    ).toEqual([])
    expect(
      missing(
        world.visits.flatMap(one => one.delegation.map(who => who.person)),
        people,
      ),
    ).toEqual([])
    expect(
      missing(
        lessons.map(one => one.visit),
        visits,
      ),
    ).toEqual([])
    expect(
      missing(
        lessons.map(one => one.partnership),
        partnerships,
      ),
    ).toEqual([])
    expect(
      missing(
        [...lessons, ...practices].map(one => one.municipality),
        municipalities,
      ),
    ).toEqual([])
    expect(
      missing(
        [...lessons, ...practices].map(one => one.author),
        users,
      ),
    ).toEqual([])
    expect(
      missing(
        practices.flatMap(one => one.confirmedBy),
        lessons.map(one => one.key),
      ),
    ).toEqual([])
  })

  it('lead to rows of the catalogues', async () => {
    const codes = async (name: Parameters<typeof readCatalogue>[0]) =>
      (await readCatalogue(name)).map(entry => entry.code)
    const domains = await codes('policy-domains')
    const types = await codes('mission-types')
    const countries = await codes('countries')
    const programmes = await codes('programmes')
    const regions = await codes('regions')
    const { lessons, practices, questions, visits, partnerships, municipalities } = world
    const tagged = [...lessons, ...practices, ...visits]
    expect(
      missing(
        [...tagged, ...questions, ...partnerships].flatMap(one => one.policyDomains),
        domains,
      ),
    ).toEqual([])
    expect(
      missing(
        tagged.flatMap(one => one.missionTypes),
        types,
      ),
    ).toEqual([])
    expect(
      missing(
        [
          ...[...tagged, ...questions].flatMap(one => one.countries),
          ...municipalities.map(one => one.country),
        ],
        countries,
      ),
    ).toEqual([])
    expect(
      missing(
        questions.flatMap(one => one.regions),
        regions,
      ),
    ).toEqual([])
    expect(
      missing(
        [...partnerships.flatMap(one => one.programmes), ...visits.map(one => one.programme)],
        programmes,
      ),
    ).toEqual([])
  })

  it('and its keys, names, e-mail addresses and titles are each used once', () => {
    for (const rows of [
      world.municipalities,
      world.people,
      world.partnerships,
      world.visits,
      [...world.lessons, ...world.practices, ...world.questions],
    ])
      expect(repeated(rows.map(row => row.key))).toEqual([])
    expect(repeated(world.municipalities.map(one => one.name))).toEqual([])
    expect(repeated(world.people.map(one => one.email))).toEqual([])
    const titled = [...world.visits, ...world.lessons, ...world.practices, ...world.questions]
    expect(repeated(titled.map(one => one.title))).toEqual([])
  })
})

describe('what it tells', () => {
  it('is in the language that it says it is in', () => {
    const wrong = [...world.lessons, ...world.practices, ...world.questions].filter(one => {
      const text =
        'lesson' in one
          ? [one.title, one.lesson, one.whatHappened].join(' ')
          : `${one.title} ${'summary' in one ? one.summary : one.text}`
      return detect(text, { only: [...languages] }) !== one.language
    })
    expect(wrong.map(one => one.key)).toEqual([])
  })

  it('repeats no sentence', () => {
    const texts = [...world.lessons, ...world.practices, ...world.visits].flatMap(one =>
      Object.values(one).filter(value => typeof value === 'string'),
    )
    const sentences = texts
      .flatMap(text => text.split(/(?<=[.!?])\s+/))
      .filter(sentence => sentence.split(' ').length > 5)
    expect(repeated(sentences)).toEqual([])
  })

  it('varies in length: some lessons are a few lines, some a page', () => {
    const lengths = world.lessons.map(
      one => [one.context, one.whatHappened, one.why, one.lesson, one.recommendation].join(' ').length,
    )
    expect(Math.min(...lengths)).toBeLessThan(250)
    expect(Math.max(...lengths)).toBeGreaterThan(1000)
  })

  it('names nobody that could be real: addresses at example.org, telephone numbers of noughts', () => {
    for (const person of world.people) {
      expect(person.email).toMatch(/@example\.org$/)
      expect(person.telephone).toMatch(/^\+\d+ 000 00 00 \d\d$/)
    }
  })
})

describe('the order of its days', () => {
  it('nobody writes of a visit before it was over, and nothing is published before it was written', () => {
    const ended = new Map(world.visits.map(visit => [visit.key, visit.endsOn]))
    const early = world.lessons.filter(
      lesson => lesson.visit !== null && lesson.createdOn <= (ended.get(lesson.visit) ?? 0),
    )
    expect(early.map(lesson => lesson.key)).toEqual([])
    const all = [...world.lessons, ...world.practices]
    expect(
      all.filter(one => one.publishedOn !== null && one.publishedOn < one.createdOn).map(one => one.key),
    ).toEqual([])
    expect(all.filter(one => one.createdOn >= 0 || (one.publishedOn ?? -1) >= 0).map(one => one.key)).toEqual(
      [],
    )
  })

  it('a practice is confirmed by published lessons of two partnerships or more', () => {
    const lessons = new Map(world.lessons.map(lesson => [lesson.key, lesson]))
    for (const practice of world.practices) {
      const confirming = practice.confirmedBy.flatMap(key => lessons.get(key) ?? [])
      expect(new Set(confirming.map(lesson => lesson.partnership)).size, practice.key).toBeGreaterThanOrEqual(
        2,
      )
      expect(confirming.filter(lesson => lesson.state !== 'PUBLISHED').map(lesson => lesson.key)).toEqual([])
    }
  })
})
