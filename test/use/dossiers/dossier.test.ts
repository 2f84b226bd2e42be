import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const westAfrica =
  'regions: ["011"], themes: ["waste-collection", "waste-treatment"], from: "2027-04-12", until: "2027-04-14"'

const parts = `
  themes { code label lessons practices visits questions trend { year lessons }
    disputed { worked { lesson { title outcome } } failed { lesson { title outcome } } } }
  participants { name side }
  matrix { municipality { name } theme lessons practices helped visits questions recommendations visitsPlanned thinBriefs }
  pairs { theme knows { name } asks { name } reasons why }
  sessions { themes title knowing { name } asking { name } items { themes lesson { number policyDomains { code } } practice { number } } }
  reading { lesson { title outcome language } practice { title } themes isFromThere why }
  gaps { themes { code } municipalities { name } sentences }
  visitsNear { title month }
  peopleToCall { name }
  remark`

const dossier = async (asker: Asker, args = westAfrica, fields = parts) =>
  (await asker.ask(`{ regionalDossier(${args}) { ${fields} } }`)).regionalDossier

interface Item {
  lesson: { title: string; outcome: string } | null
  practice: { title: string } | null
  themes: string[]
  isFromThere: boolean
  why: string
}
interface Pair {
  theme: string
  knows: { name: string }
  asks: { name: string }
  reasons: string[]
  why: string
}

describe('the reading list', () => {
  test('is about the themes, holds failures and practices, and twenty at most', async () => {
    const { reading } = await dossier(editor)
    expect(reading.length).toBeGreaterThan(10)
    expect(reading.length).toBeLessThanOrEqual(20)
    for (const { themes } of reading as Item[]) expect(themes.length).toBeGreaterThan(0)
    expect(reading.filter((item: Item) => item.lesson?.outcome === 'FAILED').length).toBeGreaterThan(2)
    expect(reading.filter((item: Item) => item.practice).length).toBeGreaterThan(1)
  })

  test('says why, and what was learned there comes first', async () => {
    const { reading } = await dossier(editor)
    expect(reading[0].isFromThere).toBe(true)
    for (const { why } of reading as Item[]) expect(why).toMatch(/^\p{Lu}.*\.$/u)
    const places = reading.map(({ isFromThere }: Item) => isFromThere)
    expect(places.slice(0, 5).filter(Boolean).length).toBeGreaterThan(places.slice(-5).filter(Boolean).length)
  })

  test('of two that say the same has the one that those who come can read', async () => {
    const lesson = async (language: 'nl' | 'fr', title: string, text: string) =>
      world.prisma.lesson.create({
        data: {
          title,
          lesson: text,
          language,
          outcome: 'WORKED',
          state: 'PUBLISHED',
          visibility: 'PUBLIC',
          publishedAt: new Date(),
          collection: { connect: { code: 'own' } },
          policyDomains: { connect: { code: 'livestock-slaughter' } },
          countries: { connect: { code: 'BJ' } },
        },
      })
    await lesson(
      'nl',
      'Betaal de slager voor het afvalwater van het slachthuis',
      'De gemeente betaalt de slagers per week om het afvalwater van het slachthuis te zuiveren; de markt blijft proper.',
    )
    await lesson(
      'fr',
      'Payer le boucher pour les eaux usées de l’abattoir',
      'La commune paie les bouchers par semaine pour épurer les eaux usées de l’abattoir ; le marché reste propre.',
    )
    await world.settled()
    const languages = async (reads: string) => {
      const args = `countries: ["BJ"], themes: ["livestock-slaughter"], from: "2027-04-12", until: "2027-04-14", languages: [${reads}]`
      const { reading } = await dossier(editor, args, 'reading { lesson { language } }')
      return reading.map((item: { lesson: { language: string } }) => item.lesson.language)
    }
    expect(await languages('fr')).toEqual(['fr'])
    expect(await languages('nl')).toEqual(['nl'])
  })
})

describe('pairs', () => {
  test('bring together who knows and who asks, with reasons in words, and no partners', async () => {
    const { pairs } = await dossier(editor)
    expect(pairs.length).toBeGreaterThan(3)
    expect(pairs.length).toBeLessThanOrEqual(10)
    const partners = await world.prisma.partnership.findMany({
      where: { status: { not: 'ENDED' } },
      select: { members: { select: { municipality: { select: { name: true } } } } },
    })
    for (const { knows, asks, reasons, why } of pairs as Pair[]) {
      const both = partners.filter(({ members }) =>
        [knows.name, asks.name].every(name => members.some(({ municipality }) => municipality.name === name)),
      )
      expect(both, why).toEqual([])
      expect(reasons.length).toBeGreaterThan(1)
      expect(reasons.some(reason => reason.includes(knows.name))).toBe(true)
      expect(reasons.some(reason => reason.includes(asks.name))).toBe(true)
      expect(why).toContain(' heeft ervaring met ')
    }
  })

  test('name each two once, with what else the one knows that the other asks', async () => {
    const { pairs, matrix } = await dossier(
      editor,
      'regions: ["011"], themes: ["waste-collection", "waste-treatment"], from: "2027-04-12", until: "2027-04-14"',
      `pairs { theme furtherThemes why(language: en) knows { name } asks { name } }
       matrix { theme municipality { name } lessons practices helped visits questions recommendations visitsPlanned thinBriefs }`,
    )
    const both = pairs.map(({ knows, asks }: Pair) => `${knows.name} ${asks.name}`)
    expect(new Set(both).size).toBe(both.length)
    const further = pairs.filter((pair: { furtherThemes: string[] }) => pair.furtherThemes.length > 0)
    expect(further.length).toBeGreaterThan(0)
    const cell = (of: string, name: string) =>
      matrix.find(
        (each: { theme: string; municipality: { name: string } }) =>
          each.theme === of && each.municipality.name === name,
      )
    for (const { theme, furtherThemes, why, knows, asks } of further) {
      expect([theme, ...furtherThemes].sort()).toEqual(['waste-collection', 'waste-treatment'])
      expect(why).toMatch(/\. Also about Waste (collection|treatment and recycling)\.$/)
      const [knowing, asking] = [cell(furtherThemes[0], knows.name), cell(furtherThemes[0], asks.name)]
      expect(knowing.lessons + knowing.practices + knowing.helped + knowing.visits).toBeGreaterThan(0)
      const { questions, recommendations, visitsPlanned, thinBriefs } = asking
      expect(questions + recommendations + visitsPlanned + thinBriefs).toBeGreaterThan(0)
    }
  })

  test('leave out what was tried there and was wrong', async () => {
    const args =
      'regions: ["002"], themes: ["fees-charges", "markets"], from: "2027-01-10", until: "2027-01-12"'
    const { pairs } = await dossier(editor, args)
    const wrong = pairs.filter(
      ({ knows, asks }: Pair) => knows.name === 'Langrivier' && asks.name === 'Dogbahoué',
    )
    expect(pairs.some(({ asks }: Pair) => asks.name === 'Dogbahoué')).toBe(true)
    expect(wrong).toEqual([])
    await world.prisma.reuse.updateMany({ where: { outcome: 'WAS_WRONG' }, data: { outcome: 'HELPED' } })
    const after = (await dossier(editor, args)).pairs
    expect(
      after.some(({ knows, asks }: Pair) => knows.name === 'Langrivier' && asks.name === 'Dogbahoué'),
    ).toBe(true)
  })

  test('are said in the four languages', async () => {
    const whys = await dossier(
      editor,
      westAfrica,
      'pairs { nl: why(language: nl) fr: why(language: fr) es: why(language: es) en: why(language: en) }',
    )
    const [{ nl, fr, es, en }] = whys.pairs
    expect(new Set([nl, fr, es, en]).size).toBe(4)
    expect(fr).toContain('a l’expérience')
    expect(es).toContain('tiene experiencia')
    expect(en).toContain('has experience')
  })
})

test('a session has somebody who knows and somebody who asks, and there are no more than asked for', async () => {
  const args =
    'regions: ["002"], themes: ["waste-collection", "civil-registry", "fees-charges", "good-governance", "youth"], from: "2027-01-10", until: "2027-01-12"'
  const five = (await dossier(editor, `${args}, sessions: 5`)).sessions
  const two = (await dossier(editor, `${args}, sessions: 2`)).sessions
  expect(five.length).toBeGreaterThan(2)
  expect(two).toHaveLength(2)
  const themes = (sessions: { themes: string[] }[]) => sessions.flatMap(session => session.themes).sort()
  expect(themes(two)).toEqual(themes(five))
  for (const { knowing, asking, items } of [...five, ...two]) {
    expect(knowing.length).toBeGreaterThan(0)
    expect(asking.length).toBeGreaterThan(0)
    expect(items.length).toBeGreaterThan(0)
  }
})

test('themes are counted as their lists count them, with their years, and what is disputed side by side', async () => {
  const { themes } = await dossier(editor)
  const [collection] = themes
  const countries = '["SN", "BJ"]'
  const { lessons, visits } = await editor.ask(
    `{ lessons(filter: { countries: ${countries}, policyDomains: ["waste-collection"], states: [PUBLISHED] }) { totalCount }
       visits(filter: { countries: ${countries}, policyDomains: ["waste-collection"] }) { totalCount } }`,
  )
  expect(collection).toMatchObject({ lessons: lessons.totalCount, visits: visits.totalCount })
  const sum = collection.trend.reduce((total: number, year: { lessons: number }) => total + year.lessons, 0)
  expect(sum).toBe(collection.lessons)
  for (const { lesson } of collection.disputed.worked) expect(lesson.outcome).toBe('WORKED')
  for (const { lesson } of collection.disputed.failed) expect(lesson.outcome).toBe('FAILED')
})

test('what is missing is said: themes that nobody knows, and who has not been heard of', async () => {
  await world.prisma.municipality.create({ data: { name: 'Tambalba', side: 'SOUTH', countryCode: 'SN' } })
  const args =
    'regions: ["011"], themes: ["energy-lighting", "waste-collection"], from: "2027-04-12", until: "2027-04-14"'
  // Municipalities are remembered, and the process hears of a new one a moment later.
  await expect
    .poll(async () => (await dossier(editor, args)).gaps.municipalities)
    .toContainEqual({ name: 'Tambalba' })
  const { gaps } = await dossier(editor, args)
  expect(gaps.themes).toEqual([{ code: 'energy-lighting' }])
  expect(gaps.sentences).toHaveLength(1 + gaps.municipalities.length)
})

test('it takes five statements at most, whatever is asked of it', async () => {
  const themes = westAfrica.replace('["waste-collection"', '["waste-collection", "concept:market"')
  await dossier(editor, themes)
  await world.settled()
  const statements = await world.statementsOf(() => dossier(editor, themes))
  expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(5)
})

test('visits in those months can be combined with it, and people who agreed can be called', async () => {
  const { visitsNear, peopleToCall } = await dossier(
    editor,
    'regions: ["011"], themes: ["waste-collection"], from: "2027-01-20", until: "2027-01-22"',
  )
  for (const { month } of visitsNear) expect(['2026-12-01', '2027-01-01', '2027-02-01']).toContain(month)
  expect(visitsNear.length).toBeGreaterThan(0)
  expect(peopleToCall.length).toBeGreaterThan(0)
  const named = await world.prisma.person.findMany({ where: { consent: 'NAMED' } })
  const names = new Set(named.map(({ name }) => name))
  for (const { name } of peopleToCall) expect(names).toContain(name)
})

test('what is asked of a region is asked of each country in it', async () => {
  const days = 'from: "2027-04-12", until: "2027-04-14"'
  const fields = 'themes { questions } pairs { asks { name } }'
  const questions = async (place: string) =>
    (await dossier(editor, `${place}, themes: ["waste-treatment"], ${days}`, fields)).themes[0].questions
  // Somebody asks about glass in Western Africa.
  expect(await questions('regions: ["011"]')).toBe(1)
  expect(await questions('regions: ["002"]')).toBe(1)
  expect(await questions('countries: ["BJ"]')).toBe(1)
  expect(await questions('countries: ["EC"]')).toBe(0)
})

test('about nothing there is nothing, and that is said', async () => {
  const { reading, pairs, sessions, remark } = await dossier(
    editor,
    'countries: ["TV"], themes: ["energy-lighting"], from: "2027-04-12", until: "2027-04-14"',
  )
  expect({ reading, pairs, sessions }).toEqual({ reading: [], pairs: [], sessions: [] })
  expect(remark).toContain('nog niets geleerd')
})

test.each([
  ['themes: [], from: "2027-04-12", until: "2027-04-14", regions: ["011"]', 'themes: at least one'],
  ['themes: ["waste"], from: "2027-04-12", until: "2027-04-14"', 'regions: say of which region'],
  ['themes: ["waste"], regions: ["011"], from: "2027-04-14", until: "2027-04-12"', 'until: the last day'],
  [
    'themes: ["wast"], regions: ["011"], from: "2027-04-12", until: "2027-04-14"',
    '"wast" is not a policy domain',
  ],
  ['themes: ["waste"], regions: ["11"], from: "2027-04-12", until: "2027-04-14"', '"11" is not a region'],
  [
    'themes: ["waste"], regions: ["011"], from: "2027-04-12", until: "2027-04-14", sessions: 0',
    'sessions: 1 to 12',
  ],
])('%s is refused with what would be right', async (args, message) => {
  const { errors } = await editor.tryToAsk(`{ regionalDossier(${args}) { remark } }`)
  expect(errors?.[0]?.message).toContain(message)
})

test('an event has the dossier of its region, its themes and its month', async () => {
  const { events } = await editor.ask('{ events { nodes { number policyDomains { code } } } }')
  const about = []
  for (const { number, policyDomains } of events.nodes.slice(0, 6)) {
    const query = `{ event(number: ${number}) { policyDomains { code } dossier { themes { code } reading { themes } pairs { theme } sessions { themes } } } }`
    if (policyDomains.length > 0) about.push((await editor.ask(query)).event)
  }
  expect(about.length).toBeGreaterThan(0)
  for (const { policyDomains, dossier: made } of about) {
    const codes = policyDomains.map(({ code }: { code: string }) => code).sort()
    expect(made.themes.map(({ code }: { code: string }) => code).sort()).toEqual(codes)
  }
  expect(about.some((event: { dossier: { reading: object[] } }) => event.dossier.reading.length > 3)).toBe(
    true,
  )
})
