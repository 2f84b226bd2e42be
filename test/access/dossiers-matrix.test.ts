import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { does, globalId } from '../events/do.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'
import { readPaper, withoutBlanks } from '../use/printing/read-paper.ts'
import {
  copies,
  copiesFor,
  holds,
  sees,
  type Specimen,
  specimens,
  type Who,
  whos,
} from './dossier-specimens.ts'

// Who sees what in the dossier of an event, as it would be and as it was sent, by every path to it: query, numbers,
// table, PDF. As in matrix.test.ts, the expectation is written out by hand once more.

let world: World
let askers: Record<Who, Asker>
let event: { id: string; number: number }

const about = { policyDomains: { connect: { code: 'housing' } }, countries: { connect: { code: 'NP' } } }

beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  askers = {
    visitor: world.visitor,
    outsider: await world.as('PARTNER', 'Keur Latyr'),
    stranger: await world.as('OFFICER', 'Hazegem'),
    partner: await world.as('PARTNER', 'Langrivier'),
    organiser: await world.as('OFFICER', 'Demerhout'),
    author: await world.as('OFFICER', 'Scheldekerke'),
    editor: await world.as('EDITOR'),
    administrator: await world.as('ADMINISTRATOR'),
  }
  const [author, partner, organiser] = await Promise.all(
    ['Scheldekerke', 'Langrivier', 'Demerhout'].map(name => world.municipality(name)),
  )
  // What confirms another practice confirms these: for them only that something does is of interest.
  const { confirmedBy } = await prisma.goodPractice.findFirstOrThrow({ include: { confirmedBy: true } })
  for (const { kind, title, state, visibility } of specimens) {
    const common = {
      ...{ title, state, visibility, language: 'nl' as const, ...about },
      ...{ publishedAt: state === 'PUBLISHED' ? today : null, municipality: { connect: { id: author } } },
    }
    if (kind === 'practice')
      await prisma.goodPractice.create({
        data: {
          ...{ ...common, summary: `${title}.` },
          confirmedBy: {
            create: confirmedBy.map(({ lessonId, partnershipId }) => ({ lessonId, partnershipId })),
          },
        },
      })
    else
      await prisma.lesson.create({
        data: {
          ...{ ...common, lesson: `${title}.`, outcome: 'WORKED', experiencedOn: today },
          collection: { connect: { code: 'own' } },
        },
      })
  }
  // The partner asks, so that there is a pair to propose, where somebody knows.
  await prisma.question.create({
    data: {
      ...{ title: 'Wie bouwde sociale woningen?', text: 'Met welk geld?', language: 'fr', ...about },
      ...{ visibility: 'PUBLIC', municipality: { connect: { id: partner } } },
    },
  })
  const made = await prisma.event.create({
    data: {
      ...{ title: 'Samen bouwen', form: 'WORKSHOP', languages: ['nl'], ...about },
      ...{ startsOn: new Date('2027-02-01'), endsOn: new Date('2027-02-02') },
      organisers: { connect: { id: organiser } },
      invitations: { create: [author, partner].map(id => ({ municipalityId: id ?? '' })) },
    },
  })
  await prisma.event.update({ where: { id: made.id }, data: { announcedOn: today } })
  event = { id: globalId('Event', made.id), number: made.number }
  await world.settled()
  expect(
    await does(
      askers.organiser,
      'sendDossier',
      { event: event.id },
      '... on Event { sentDossier { version } }',
    ),
  ).toMatchObject({ sentDossier: { version: 1 } })
})
afterAll(() => world[Symbol.asyncDispose]())

const titlesOf = (some: readonly Specimen[]) => some.map(({ title }) => title).sort()
const ours = (titles: readonly (string | null)[]) =>
  specimens
    .map(({ title }) => title)
    .filter(title => titles.includes(title))
    .sort()

interface Read {
  themes: { lessons: number; practices: number; trend: { lessons: number }[] }[]
  matrix: { municipality: { name: string }; lessons: number; practices: number }[]
  pairs: { knows: { name: string }; why: string }[]
  sessions: { items: Item[] }[]
  reading: Item[]
}
interface Item {
  why: string
  lesson: { title: string } | null
  practice: { title: string } | null
}
const item = 'why lesson { title } practice { title }'
const dossier = `{ themes { lessons practices trend { lessons } } matrix { municipality { name } lessons practices }
  pairs { knows { name } why } sessions { items { ${item} } } reading { ${item} } }`

/** All that a dossier says comes of these, and of nothing else. */
function expectOf(read: Read, of: readonly Specimen[], isInside = true): void {
  const titles = (items: Item[]) =>
    ours(items.map(({ lesson, practice }) => (lesson ?? practice)?.title ?? null))
  expect(titles(read.reading)).toEqual(titlesOf(of))
  // Nothing stands there without what it is.
  expect(read.reading.filter(({ lesson, practice }) => !lesson && !practice)).toEqual([])
  for (const { items } of read.sessions) expect(titlesOf(of)).toEqual(expect.arrayContaining(titles(items)))
  const [lessons, practices] = ['lesson', 'practice'].map(
    kind => of.filter(each => each.kind === kind).length,
  )
  const [theme] = read.themes
  expect(theme).toMatchObject({ lessons, practices })
  expect((theme?.trend ?? []).reduce((sum, each) => sum + each.lessons, 0)).toBe(lessons)
  const ofAuthor = read.matrix.find(({ municipality }) => municipality.name === 'Scheldekerke')
  // Who is invited is for those who take part: to others nobody comes to Nepal from there.
  if (isInside) expect(ofAuthor).toMatchObject({ lessons, practices })
  else expect(ofAuthor).toBeUndefined()
  const [pair] = read.pairs.filter(({ knows }) => knows.name === 'Scheldekerke')
  if (isInside) expect(pair?.why).toContain(`(${lessons} lessen en ${practices} goede praktijken)`)
  else expect(pair).toBeUndefined()
}

interface Line {
  part: string
  title: string | null
  who: string | null
  lessons: number | null
  practices: number | null
}

/** In a table stand these, in its numbers too. */
async function expectInTable(who: Who, path: string, of: readonly Specimen[] | undefined): Promise<void> {
  const response = await askers[who].fetch(path)
  const rows = (await response.json()) as Line[]
  if (!of) {
    expect(rows).toEqual([])
    return
  }
  const inPart = (part: string) => rows.filter(row => row.part === part)
  expect(ours(inPart('READING').map(({ title }) => title))).toEqual(titlesOf(of))
  const [lessons, practices] = ['lesson', 'practice'].map(
    kind => of.filter(each => each.kind === kind).length,
  )
  expect(inPart('THEMES')).toMatchObject([{ lessons, practices }])
  const ofAuthor = inPart('MATRIX').find(row => row.who === 'Scheldekerke')
  if (ofAuthor) expect(ofAuthor).toMatchObject({ lessons, practices })
  const text = JSON.stringify(rows)
  for (const { title } of specimens)
    expect([title, text.includes(title)]).toEqual([title, of.some(each => each.title === title)])
}

/** On paper stand the titles and texts of these, and of no other; where there is none, it is as if there never was. */
async function expectOnPaper(who: Who, path: string, of: readonly Specimen[] | undefined): Promise<void> {
  const response = await askers[who].fetch(path)
  if (!of) {
    const missing = await askers[who].fetch(path.replace(/\d+/, '999999'))
    expect([response.status, await response.text()]).toEqual([404, await missing.text()])
    return
  }
  const { text } = await readPaper(response)
  for (const { title } of specimens)
    expect([title, text.includes(withoutBlanks(title))]).toEqual([
      title,
      of.some(each => each.title === title),
    ])
}

describe.each(whos)('the %s', who => {
  const seen = specimens.filter(each => sees(who, each))
  const knows = who === 'visitor' ? undefined : seen

  test('in the dossier as it would be today: query, table, PDF', async () => {
    const { event: read } = await askers[who].ask(
      `query ($number: Int!) { event(number: $number) { dossier ${dossier} } }`,
      { number: event.number },
    )
    expect(Boolean(read)).toBe(Boolean(knows))
    if (read) expectOf(read.dossier, seen, who !== 'outsider' && who !== 'stranger')
    await expectInTable(who, `/export/dossierLines.json?event=${event.id}`, knows)
    await expectOnPaper(who, `/dossiers/${event.number}.pdf?language=nl`, knows)
  })

  test('in the dossier of its region without the event: query, table, PDF', async () => {
    const { regionalDossier } = await askers[who].ask(
      `{ regionalDossier(countries: ["NP"], themes: ["housing"], from: "2027-02-01", until: "2027-02-02") ${dossier} }`,
    )
    const of: Read = regionalDossier
    // Who neither asks anything of Nepal nor has a partner there would not come.
    expect(ours(of.reading.map(each => (each.lesson ?? each.practice)?.title ?? null))).toEqual(
      titlesOf(seen),
    )
    expect(of.themes[0]?.lessons).toBe(seen.filter(({ kind }) => kind === 'lesson').length)
    const asked = 'countries=["NP"]&themes=["housing"]&from=2027-02-01&until=2027-02-02'
    await expectOnPaper(who, `/dossiers/region.pdf?${asked}&language=nl`, seen)
    const table = await askers[who].fetch(`/export/regionalDossierLines.json?${asked}`)
    const rows = (await table.json()) as { part: string; title: string | null }[]
    expect(ours(rows.filter(({ part }) => part === 'READING').map(({ title }) => title))).toEqual(
      titlesOf(seen),
    )
  })

  test('in the copy that is for him', async () => {
    const [own] = copiesFor(who)
    const { event: read } = await askers[who].ask(
      `query ($number: Int!) { event(number: $number) { sentDossier { visibility withdrawn note dossier ${dossier} } } }`,
      { number: event.number },
    )
    const of = own && specimens.filter(each => holds(own, each))
    expect(Boolean(read?.sentDossier)).toBe(own !== undefined)
    if (of) {
      expect(read.sentDossier).toMatchObject({ visibility: own, withdrawn: 0, note: null })
      expectOf(read.sentDossier.dossier, of)
    }
    await expectInTable(who, `/export/dossierLines.json?event=${event.id}&isSent=true`, of)
    await expectOnPaper(who, `/sent-dossiers/${event.number}.pdf?language=nl`, of)
  })

  test.each([...copies, 'PUBLIC'] as const)('in the copy for %s', async copy => {
    const of =
      copy !== 'PUBLIC' && copiesFor(who).includes(copy)
        ? specimens.filter(each => holds(copy, each))
        : undefined
    const { event: read } = await askers[who].ask(
      `query ($number: Int!, $copy: Visibility) { event(number: $number) { sentDossier(visibility: $copy) { visibility dossier ${dossier} } } }`,
      { number: event.number, copy },
    )
    expect(Boolean(read?.sentDossier)).toBe(of !== undefined)
    if (of) expectOf(read.sentDossier.dossier, of)
    await expectInTable(who, `/export/dossierLines.json?event=${event.id}&isSent=true&visibility=${copy}`, of)
    await expectOnPaper(who, `/sent-dossiers/${event.number}.pdf?language=nl&visibility=${copy}`, of)
  })
})

test('what is narrowed or withdrawn after it was sent is on no path of whoever may not read it', async () => {
  const [narrowed, withdrawn] = specimens.filter(
    ({ kind, state, visibility }) =>
      kind === 'lesson' && state === 'PUBLISHED' && /NETWORK|PUBLIC/.test(visibility),
  )
  if (!narrowed || !withdrawn) throw new Error('There are two that partners see.')
  const only = ({ title }: Specimen) => ({ where: { title } })
  await world.prisma.lesson.updateMany({ ...only(narrowed), data: { visibility: 'INTERNAL' } })
  await world.prisma.lesson.updateMany({ ...only(withdrawn), data: { state: 'WITHDRAWN' } })
  for (const who of ['partner', 'organiser'] as const) {
    const path = 'visibility=NETWORK'
    const { event: read } = await askers[who].ask(
      `query ($number: Int!) { event(number: $number) { sentDossier(visibility: NETWORK) { withdrawn dossier { sessions { items { ${item} } } reading { ${item} } } } } }`,
      { number: event.number },
    )
    expect(read.sentDossier.withdrawn).toBe(1)
    const { reading, sessions } = read.sentDossier.dossier as Read
    const all = [...reading, ...sessions.flatMap(({ items }) => items)]
    expect(all.filter(({ lesson, practice }) => !lesson && !practice)).toEqual([])
    const table = await askers[who].fetch(`/export/dossierLines.csv?event=${event.id}&isSent=true&${path}`)
    const paper = await readPaper(
      await askers[who].fetch(`/sent-dossiers/${event.number}.pdf?language=nl&${path}`),
    )
    for (const text of [JSON.stringify(all), await table.text()])
      for (const { title } of [narrowed, withdrawn]) expect(text).not.toContain(title)
    for (const { title } of [narrowed, withdrawn]) expect(paper.text).not.toContain(withoutBlanks(title))
  }
})
