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

const asked = `query ($number: Int!, $language: Language) { event(number: $number) { title dossierPdfUrl(language: $language) dossier {
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
    : Object.entries(Object(answer)).flatMap(([name, value]) =>
        name === 'dossierPdfUrl' ? [] : textsIn(value),
      )

describe('the dossier on paper', () => {
  test.each(languages)(
    'says in %s what the query says, tagged, with a link back to each item',
    async language => {
      const event = await eventOf(editor, language)
      const read = await readPaper(await editor.fetch(event.dossierPdfUrl))
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
      const read = await readPaper(await asker.fetch(own.dossierPdfUrl))
      expect(textsIn(own).filter(text => !read.text.includes(withoutBlanks(text)))).toEqual([])
      const foreign = [...whole].filter(text => text.length > 30 && !textsIn(own).includes(text))
      expect(foreign.filter(text => read.text.includes(withoutBlanks(text)))).toEqual([])
    }
    const partners = textsIn(await eventOf(partner))
    expect([...whole].filter(text => text.length > 30 && !partners.includes(text)).length).toBeGreaterThan(0)
  })

  test('is not there for a visitor, nor for an event that is not there', async () => {
    expect((await world.visitor.fetch(`/dossiers/${number}.pdf`)).status).toBe(404)
    expect((await editor.fetch('/dossiers/9999.pdf')).status).toBe(404)
    expect((await editor.fetch(`/dossiers/${number}.pdf?regions=011`)).status).toBe(400)
  })
})
