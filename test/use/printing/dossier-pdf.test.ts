import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../src/language/language.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readPaper, withoutBlanks } from './read-paper.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let number: number

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  const event = await world.prisma.event.findFirstOrThrow({
    where: {
      announcedOn: { not: null },
      policyDomains: { some: {} },
      regions: { some: {} },
      invitations: { some: { municipality: { side: 'SOUTH' } } },
    },
    include: { invitations: { include: { municipality: true } } },
  })
  number = event.number
  const invited = (side: string) =>
    event.invitations.find(({ municipality }) => municipality.side === side)?.municipality.name
  officer = await world.as('OFFICER', invited('NORTH') ?? 'Scheldekerke')
  partner = await world.as('PARTNER', invited('SOUTH'))
  // One that none of the two may see.
  await world.prisma.lesson.create({
    data: {
      title: 'De inningslijst van de markt lag bij de neef van de schatbewaarder',
      lesson: 'Wie int, mag de lijst niet bewaren.',
      language: 'nl',
      outcome: 'FAILED',
      state: 'PUBLISHED',
      visibility: 'INTERNAL',
      publishedAt: new Date(),
      collection: { connect: { code: 'own' } },
      policyDomains: { connect: [{ code: 'markets' }, { code: 'waste' }] },
      countries: { connect: { code: 'BJ' } },
    },
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const asked = `query ($number: Int!, $language: Language) { event(number: $number) { title dossier { pdfUrl(language: $language)
  participants { name }
  themes { label(language: $language) }
  pairs { why(language: $language) }
  sessions { title(language: $language) }
  reading { why(language: $language) lesson { title lesson } practice { title summary } }
  gaps { sentences(language: $language) }
  visitsNear { title } peopleToCall { name telephone }
} } }`
const eventOf = async (asker: Asker, language = 'nl') => (await asker.ask(asked, { number, language })).event

const textsIn = (answer: unknown): string[] =>
  typeof answer === 'string'
    ? answer.split('\n')
    : Object.entries(Object(answer)).flatMap(([name, value]) => (name === 'pdfUrl' ? [] : textsIn(value)))

describe('the dossier on paper', () => {
  test.each(languages)(
    'says in %s what the query says, tagged, with a link back to each item',
    async language => {
      const event = await eventOf(editor, language)
      const read = await readPaper(await editor.fetch(event.dossier.pdfUrl))
      expect(read).toMatchObject({ language, isTagged: true })
      const lacking = textsIn(event).filter(text => !read.text.includes(withoutBlanks(text)))
      expect(lacking).toEqual([])
      expect(read.links.length).toBeGreaterThanOrEqual(event.dossier.reading.length)
      expect(event.dossier.reading.length).toBeGreaterThan(3)
      expect(read.roles).toContain('Table')
    },
  )

  test('holds for each reader what he may see, and nothing of what another one sees', async () => {
    const whole = new Set(textsIn(await eventOf(editor)))
    for (const asker of [officer, partner]) {
      const own = await eventOf(asker)
      const read = await readPaper(await asker.fetch(own.dossier.pdfUrl))
      expect(textsIn(own).filter(text => !read.text.includes(withoutBlanks(text)))).toEqual([])
      const foreign = [...whole].filter(text => text.length > 30 && !textsIn(own).includes(text))
      expect(foreign.filter(text => read.text.includes(withoutBlanks(text)))).toEqual([])
    }
    const partners = textsIn(await eventOf(partner))
    expect([...whole].filter(text => text.length > 30 && !partners.includes(text)).length).toBeGreaterThan(0)
  })

  test('is there as it was sent, in the copy of each circle, with the day', async () => {
    // Still to come, as a dossier is sent before.
    await world.prisma.session.updateMany({ where: { event: { number } }, data: { heldOn: null } })
    await world.prisma.event.update({
      where: { number },
      data: { startsOn: new Date('2027-02-01'), endsOn: new Date('2027-02-03'), closedOn: null },
    })
    const { event } = await editor.ask('query ($number: Int!) { event(number: $number) { id } }', { number })
    await editor.ask(
      'mutation ($event: ID!) { sendDossier(input: { event: $event }) { ... on Problem { message } } }',
      { event: event.id },
    )
    const sent = async (asker: Asker) =>
      (
        await asker.ask(
          `query ($number: Int!) { event(number: $number) { sentDossier { dossier {
             pdfUrl(language: fr) pairs { why(language: fr) } reading { why(language: fr) lesson { title lesson } } } } } }`,
          { number },
        )
      ).event.sentDossier.dossier
    const whole = textsIn(await sent(editor))
    for (const asker of [officer, partner]) {
      const own = await sent(asker)
      const read = await readPaper(await asker.fetch(own.pdfUrl))
      expect(read).toMatchObject({ language: 'fr', isTagged: true })
      expect(read.text).toContain(withoutBlanks('Envoyé le 23 novembre 2026'))
      expect(textsIn(own).filter(text => !read.text.includes(withoutBlanks(text)))).toEqual([])
      const foreign = whole.filter(text => text.length > 30 && !textsIn(own).includes(text))
      expect(foreign.length).toBeGreaterThan(0)
      expect(foreign.filter(text => read.text.includes(withoutBlanks(text)))).toEqual([])
    }
    expect((await partner.fetch(`/sent-dossiers/${number}.pdf?visibility=INTERNAL`)).status).toBe(404)
    expect((await partner.fetch(`/sent-dossiers/${number}.pdf?visibility=ALL`)).status).toBe(400)
    expect((await world.visitor.fetch(`/sent-dossiers/${number}.pdf`)).status).toBe(404)
  })

  test('is there of a region without an event', async () => {
    const { regionalDossier } = await partner.ask(
      `{ regionalDossier(regions: ["011"], countries: ["RW"], themes: ["markets", "concept:waste"], from: "2027-02-01", until: "2027-02-03") {
           pdfUrl themes { label } pairs { why } reading { why lesson { title lesson } } gaps { sentences } } }`,
    )
    const response = await partner.fetch(regionalDossier.pdfUrl)
    expect(response.headers.get('content-disposition')).toContain('dossier-region-nl.pdf')
    const read = await readPaper(response)
    const expected = [...textsIn(regionalDossier), 'West-Afrika en Rwanda: ', 'van 1 tot 3 februari']
    expect(expected.filter(text => !read.text.includes(withoutBlanks(text)))).toEqual([])
    const elsewhere = regionalDossier.pdfUrl.replace('region.pdf', 'regions.pdf')
    expect((await partner.fetch(elsewhere)).status).toBe(404)
  })

  test('says who would come, and counts a brief with little in it once more', async () => {
    const partnership = await world.prisma.partnership.findFirstOrThrow({
      where: { name: { startsWith: 'Demerhout – Dogbahoué' } },
    })
    await world.prisma.visit.create({
      data: {
        ...{ title: 'Lampen op zonnepanelen', startsOn: new Date('2027-03-01') },
        endsOn: new Date('2027-03-05'),
        missionTypes: { connect: { code: 'TECHNICAL' } },
        municipalities: { connect: { id: await world.municipality('Demerhout') } },
        partnerships: { connect: { id: partnership.id } },
        policyDomains: { connect: { code: 'energy-lighting' } },
        countries: { connect: { code: 'BJ' } },
      },
    })
    const asked = 'countries=["BJ"]&themes=["energy-lighting"]&from=2027-04-12&until=2027-04-14&language=fr'
    const { text } = await readPaper(await editor.fetch(`/dossiers/region.pdf?${asked}`))
    expect(text).toContain(withoutBlanks('Bénin : Énergie et éclairage'))
    expect(text).toContain(withoutBlanks('Qui peut y être Demerhout, Dogbahoué'))
    // The visit that it prepares, and its brief.
    expect(text).toContain(withoutBlanks('Demerhout – / 2'))
  })

  test('says that there is nothing where there is nothing', async () => {
    const asked = 'countries=["TV"]&themes=["energy-lighting"]&from=2027-04-12&until=2027-04-14'
    const read = await readPaper(await partner.fetch(`/dossiers/region.pdf?${asked}&language=fr`))
    expect(read).toMatchObject({ language: 'fr', isTagged: true, pages: 1 })
    expect(read.text).toContain(withoutBlanks('Sur ces thèmes, rien n’a encore été appris ni demandé'))
    const table = await partner.fetch(`/export/regionalDossierLines.json?${asked}`)
    const parts = ((await table.json()) as { part: string }[]).map(({ part }) => part)
    // What was asked about, and that it is missing.
    expect([...new Set(parts)].sort()).toEqual(['GAPS', 'THEMES'])
  })

  test('is not there for a visitor, nor for an event that is not there', async () => {
    expect((await world.visitor.fetch(`/dossiers/${number}.pdf`)).status).toBe(404)
    expect((await editor.fetch('/dossiers/9999.pdf')).status).toBe(404)
    expect((await editor.fetch(`/dossiers/${number}.pdf?regions=011`)).status).toBe(400)
  })
})
