import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../src/language/language.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { readPaper, withoutBlanks } from '../printing/read-paper.ts'

let world: World
/** Of the association; of each side of the partnership; of another municipality. */
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let partnership: { id: string; number: number; name: string }

interface Item {
  part: string
  title: string
  text: string | null
  who: string | null
  state: string | null
  id: string | null
}

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const row = await world.prisma.partnership.findFirstOrThrow({
    where: { name: 'Scheldekerke – Keur Latyr' },
  })
  partnership = { ...row, id: Buffer.from(`Partnership:${row.id}`).toString('base64') }
  const north = await world.municipality('Scheldekerke')
  const [nameless, flemish] = await world.prisma.lesson.findMany({
    where: { partnershipId: row.id, state: 'PUBLISHED', municipalityId: north },
  })
  await world.prisma.lesson.update({
    where: { id: nameless?.id },
    data: { anonymous: true, title: 'Een naamloze les' },
  })
  await world.prisma.lesson.update({ where: { id: flemish?.id }, data: { visibility: 'FLEMISH' } })
  await world.prisma.actorChange.create({
    data: { municipalityId: north, kind: 'COALITION', changedOn: today, note: 'Na de verkiezingen.' },
  })
  const visit = await world.prisma.visit.findFirstOrThrow({
    where: {
      partnerships: { some: { id: row.id } },
      isDraft: false,
      cancelledOn: null,
      missionTypes: { some: { code: 'TECHNICAL' } },
    },
    orderBy: { startsOn: 'asc' },
  })
  await world.prisma.visit.update({
    where: { id: visit.id },
    data: {
      steeringStructures: {
        create: { partnershipId: row.id, since: visit.startsOn, text: 'Een stuurgroep.' },
      },
    },
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const asked = `query ($number: Int!, $language: Language) { partnership(number: $number) { name handOver {
  heading(language: $language) pdfUrl(language: $language)
  items(language: $language) { part heading id number on title text who state language } } } }`
const packOf = async (asker: Asker, language = 'nl') =>
  (await asker.ask(asked, { number: partnership.number, language })).partnership.handOver
const partsOf = (items: Item[]) => [...new Set(items.map(({ part }) => part))]

describe('the hand-over pack of a partnership', () => {
  test('has all that somebody new should have, in the order in which it is read', async () => {
    const { items } = await packOf(officer)
    expect(partsOf(items)).toEqual([
      'HISTORY',
      'VISITS',
      'LESSONS',
      'PRACTICES',
      'RECOMMENDATIONS',
      'PEOPLE',
      'PARTICIPATIONS',
    ])
    const history = items.filter(({ part }: Item) => part === 'HISTORY')
    expect(history).toContainEqual(
      expect.objectContaining({ title: 'Nieuwe coalitie in Scheldekerke', text: 'Na de verkiezingen.' }),
    )
    expect(history.map(({ text }: Item) => text)).toContain('Een stuurgroep.')
    const visit = items.find(({ part }: Item) => part === 'VISITS')
    const { node } = await officer.ask('query ($id: ID!) { node(id: $id) { ... on Visit { title } } }', visit)
    expect(node.title).toBe(visit.title)
  })

  test('says of a plan whose days nobody knows yet the month, and no day', async () => {
    const day = new Date('2027-03-01')
    await world.prisma.visit.create({
      data: {
        ...{ title: 'Ergens in maart', startsOn: day, endsOn: new Date('2027-03-31'), daysFixed: false },
        municipalities: { connect: { id: await world.municipality('Scheldekerke') } },
        partnerships: { connect: { number: partnership.number } },
        missionTypes: { connect: { code: 'TECHNICAL' } },
      },
    })
    const { items } = await packOf(officer)
    const visit = items.find(({ title }: Item) => title === 'Ergens in maart')
    expect(visit).toMatchObject({ on: null, state: 'Gepland (maart 2027)' })
  })

  test('names who agreed to it, and nobody else', async () => {
    const { items } = await packOf(editor)
    const people = items.filter(({ part }: Item) => part === 'PEOPLE')
    expect(people.length).toBeGreaterThan(0)
    const unnamed = await world.prisma.person.findMany({ where: { consent: { not: 'NAMED' } } })
    expect(unnamed.length).toBeGreaterThan(0)
    for (const { name } of unnamed) expect(JSON.stringify(items)).not.toContain(name)
  })

  test('keeps from the partner what is not his: whether the association joins, and lessons of another circle', async () => {
    const { items } = await packOf(partner)
    expect(partsOf(items)).not.toContain('PARTICIPATIONS')
    const shown = items.filter(({ part }: Item) => part === 'LESSONS').map(({ title }: Item) => title)
    const lessons = await world.prisma.lesson.findMany({
      where: {
        partnership: { number: partnership.number },
        state: 'PUBLISHED',
        anonymous: false,
        OR: [{ visibility: { in: ['NETWORK', 'PUBLIC'] } }, { municipality: { name: 'Keur Latyr' } }],
      },
    })
    expect(shown.sort()).toEqual(lessons.map(({ title }) => title).sort())
    const mine = (await packOf(officer)).items.filter(({ part }: Item) => part === 'LESSONS')
    expect(mine.length).toBeGreaterThan(shown.length)
    for (const asker of [officer, editor])
      expect(JSON.stringify(await packOf(asker))).not.toContain('Een naamloze les')
  })

  test('is not there for others, nor its files', async () => {
    for (const asker of [stranger, world.visitor]) {
      expect(await packOf(asker)).toBeNull()
      expect((await asker.fetch(`/hand-overs/${partnership.number}.pdf`)).status).toBe(404)
      const file = await asker.fetch(`/export/handOverItems.json?partnership=${partnership.id}`)
      expect(await file.json()).toEqual([])
    }
  })

  test('is a table to take along', async () => {
    const file = await officer.fetch(`/export/handOverItems.json?partnership=${partnership.id}&labels=fr`)
    const rows = (await file.json()) as Item[]
    const { items } = await packOf(officer, 'fr')
    expect(rows.map(({ part, title, state }) => ({ part, title, state }))).toEqual(
      items.map(({ part, title, state }: Item) => ({ part, title, state })),
    )
  })

  test.each(languages)('is on paper in %s what the query says', async to => {
    const { heading, pdfUrl, items } = await packOf(officer, to)
    const read = await readPaper(await officer.fetch(pdfUrl))
    expect(read).toMatchObject({ isTagged: true, language: to, title: `${heading}: ${partnership.name}` })
    for (const { title, text, who, state } of items as Item[])
      for (const said of [title, who, state, ...(text ?? '').split('\n')])
        expect(read.text).toContain(withoutBlanks(said ?? ''))
  })
})
