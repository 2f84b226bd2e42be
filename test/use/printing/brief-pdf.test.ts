import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../../../src/language/language.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { readPaper, withoutBlanks } from './read-paper.ts'

let world: World
/** Of the municipality that travels; of its partner; of another municipality; of the association. */
let officer: Asker
let partner: Asker
let stranger: Asker
let editor: Asker
let number: number

beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  editor = await world.as('EDITOR')
  const title = 'Evaluatie na vijf jaar stedenband met Keur Latyr'
  number = (await world.prisma.visit.findFirstOrThrow({ where: { title } })).number
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const paper = (asker: Asker, of = number, query = '') => asker.fetch(`/briefs/${of}.pdf${query}`)

const outline = '{ title municipalities { name } }'
const asked = `query ($number: Int!, $language: Language) { visit(number: $number) { title purpose brief {
  pdfUrl(language: $language) note headings(language: $language) { brief lessons practices openRecommendations earlierVisits travelToo contacts }
  lessons { why(language: $language) languageNote(language: $language) lesson { number title lesson recommendation } }
  practices { why(language: $language) practice { number title summary howToApply } }
  openRecommendations { text recommendedTo } earlierVisits ${outline} travelToo ${outline} contacts { name telephone email }
} } }`
const briefOf = async (asker: Asker, of = number, language = 'nl') =>
  (await asker.ask(asked, { number: of, language })).visit

/** Every text of an answer, however deep, but for what is not printed. */
const textsIn = (answer: unknown): string[] =>
  typeof answer === 'string'
    ? [answer]
    : Object.entries(Object(answer)).flatMap(([name, value]) => (name === 'pdfUrl' ? [] : textsIn(value)))

/** The headings of lists with nothing in them are not printed. */
const printed = ({ brief, ...visit }: Awaited<ReturnType<typeof briefOf>>) => ({
  ...visit,
  brief: {
    ...brief,
    headings: Object.entries(brief.headings)
      .filter(([name]) => name === 'brief' || brief[name].length > 0)
      .map(([, heading]) => heading),
  },
})

describe('the brief on paper', () => {
  test.each(languages)('says in %s what the query says, and marks what is in another language', async to => {
    const visit = await briefOf(officer, number, to)
    expect(visit.brief.pdfUrl).toBe(`/briefs/${number}.pdf?language=${to}`)
    const read = await readPaper(await officer.fetch(visit.brief.pdfUrl))
    const texts = textsIn(printed(visit))
    expect(texts.length).toBeGreaterThan(40)
    for (const text of texts) expect(read.text).toContain(withoutBlanks(text))
    expect(read.title).toBe(`${visit.brief.headings.brief}: ${visit.title}`)
    expect(read.language).toBe(to)
    const notes = new Set(
      visit.brief.lessons.map((item: { languageNote: string | null }) => item.languageNote),
    )
    expect(notes.size).toBeGreaterThan(2)
  })

  test('is A4, tagged for screen readers, and leads back to every item', async () => {
    const { brief } = await briefOf(officer)
    const response = await paper(officer)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="brief-${number}-nl.pdf"`)
    const bytes = Buffer.from(await response.clone().arrayBuffer()).toString('latin1')
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const read = await readPaper(response)
    expect(read).toMatchObject({ isTagged: true, size: [595.2756, 841.8898] })
    for (const role of ['H1', 'H2', 'H3', 'P', 'Figure', 'Link']) expect(read.roles).toContain(role)
    const to = [
      ...brief.lessons.map((row: { lesson: { number: number } }) => `/lessons/${row.lesson.number}`),
      ...brief.practices.map((row: { practice: { number: number } }) => `/practices/${row.practice.number}`),
    ]
    expect(new Set(read.links)).toEqual(new Set(to.map(path => `http://kennisband.test${path}`)))
  })

  test('holds for a partner what he may see, and neither boxes to tick nor a word of the rest', async () => {
    const { brief } = await briefOf(partner)
    const read = await readPaper(await paper(partner))
    for (const text of textsIn(brief.lessons)) expect(read.text).toContain(withoutBlanks(text))
    const hidden = await world.prisma.lesson.findMany({
      where: { visibility: { in: ['INTERNAL', 'FLEMISH'] } },
      select: { title: true, lesson: true },
    })
    expect(hidden.length).toBeGreaterThan(5)
    for (const { title, lesson } of hidden) {
      expect(read.text).not.toContain(withoutBlanks(title))
      expect(read.text).not.toContain(withoutBlanks(lesson))
    }
    expect(read.text).not.toContain('Uwbeslissing')
    expect((await readPaper(await paper(officer))).text).toContain('Uwbeslissing')
  })

  test('is not there for who does not see the visit from within, as one of no visit', async () => {
    const missing = await paper(editor, 999_999)
    expect(missing.status).toBe(404)
    const told = await missing.text()
    for (const asker of [stranger, world.visitor]) {
      const response = await paper(asker)
      expect([response.status, await response.text()]).toEqual([404, told])
    }
    expect((await paper(editor)).status).toBe(200)
  })

  test('counts as read by the municipality that fetched it', async () => {
    await paper(officer)
    await paper(stranger)
    const { visit } = await editor.ask(
      'query ($number: Int!) { visit(number: $number) { brief { openings { municipality { name } } } } }',
      { number },
    )
    const names = visit.brief.openings.map((row: { municipality: { name: string } }) => row.municipality.name)
    expect(names.sort()).toEqual(['Keur Latyr', 'Scheldekerke'])
  })

  test('is asked for by a number and a language that exist', async () => {
    const of = async (path: string) => {
      const response = await officer.fetch(path)
      const { errors } = (await response.json()) as { errors: { message: string }[] }
      return [response.status, errors[0]?.message]
    }
    expect(await of(`/briefs/${number}.docx`)).toEqual([404, 'A paper is asked for as /briefs/31.pdf.'])
    expect(await of(`/briefs/${number}.pdf?language=de`)).toEqual([400, 'language: one of nl, fr, es, en.'])
    expect(await of(`/briefs/${number}.pdf?lang=fr`)).toEqual([
      400,
      'lang: this paper takes language, invitation.',
    ])
    expect((await officer.fetch(`/briefs/${number}.pdf`, {})).status).toBe(405)
  })
})

describe('what somebody wrote', () => {
  const markup = '#panic("x") $x^2$ *sterk* _schuin_ @bron <label> \\ `code` = kop // weg /* */ [haak] ~ "q"'
  const scripts = 'بلدية ⴰⴳⴰⴷⵉⵔ Đà Nẵng Ɓákɔ ẹ̀kọ́ Ωμέγα Київ 😀 🚮'
  const long = Array.from({ length: 400 }, (_, at) => `Zin ${at} van een lang verhaal over afval en water.`)
  const wordless = '東京 \u0007\ue000'
  let of: number

  beforeAll(async () => {
    const { id } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
    const lesson = (title: string, text: string) =>
      world.prisma.lesson.create({
        data: {
          ...{
            title,
            lesson: text,
            language: 'es',
            outcome: 'FAILED',
            state: 'PUBLISHED',
            visibility: 'PUBLIC',
          },
          ...{ publishedAt: today, collectionId: id },
        },
      })
    const lessons = [
      await lesson(`Titel ${markup}`, `${markup}\n${scripts}`),
      await lesson('Lang', long.join('\n')),
      await lesson('Zonder letters', wordless),
    ]
    const { municipalities } = await world.prisma.visit.findFirstOrThrow({
      where: { number },
      select: { municipalities: { select: { id: true } } },
    })
    const visit = await world.prisma.visit.create({
      data: {
        ...{ title: `Bezoek ${markup}`, purpose: scripts, startsOn: today, endsOn: today, isDraft: true },
        municipalities: { connect: municipalities },
        brief: {
          create: {
            fixedOn: today,
            items: {
              create: lessons.map((each, position) => ({
                ...{ lessonId: each.id, position },
                reasons: [{ code: 'MATCHES_TEXT', words: [markup] }],
              })),
            },
          },
        },
        reuses: {
          create: {
            lessonId: lessons[0]?.id,
            decision: 'ADAPT',
            reason: `Anders: ${markup}`,
            decidedOn: today,
          },
        },
      },
    })
    of = visit.number
  })

  test('stands there as it was written, in whatever script, however long', async () => {
    const read = await readPaper(await paper(officer, of, '?language=en'))
    expect(read.text).toContain(withoutBlanks(`Titel ${markup}`))
    expect(read.text).toContain(withoutBlanks(`Anders: ${markup}`))
    expect(read.text).toContain(withoutBlanks(`you wrote (${markup})`))
    expect(read.title).toBe(`Brief for a work visit: Bezoek ${markup}`)
    // Arabic is written from right to left, and read from a page in that order.
    for (const word of scripts.split(' ').slice(1)) expect(read.text).toContain(word)
    for (const line of long) expect(read.text).toContain(withoutBlanks(line))
    expect(read.pages).toBeGreaterThan(6)
  })

  test('in letters that no font has is a sign for each, and the rest stays', async () => {
    const read = await readPaper(await paper(officer, of))
    expect(read.text).toContain('Zonderletters')
    expect(read.text).toContain('\ufffd\ufffd\ufffd')
    expect(read.text).not.toContain('東')
    expect(read.isTagged).toBe(true)
  })

  test('of which nothing is known yet is said in a sentence, and no heading stands above nothing', async () => {
    const { municipalities } = await world.prisma.visit.findFirstOrThrow({
      where: { number },
      select: { municipalities: true },
    })
    const { number: empty } = await world.prisma.visit.create({
      data: {
        ...{ title: 'Qwertyuiop', startsOn: today, endsOn: today, isDraft: true },
        municipalities: { connect: municipalities.map(({ id }) => ({ id })) },
      },
    })
    const { text, pages } = await readPaper(await paper(officer, empty))
    expect(text).toContain('Geenlessenengeengoedepraktijken')
    expect(text).toContain(withoutBlanks('Over zo’n bezoek staat hier nog niets.'))
    expect(text).not.toContain('Lessen')
    expect(pages).toBe(1)
  })
})

describe('where the addresses on paper lead', () => {
  test('a lesson can be read whole by who may, in its own language, and is not there for others', async () => {
    const { lessons } = (await briefOf(officer)).brief
    const { lesson } = lessons.find((row: { languageNote: string | null }) => row.languageNote)
    await world.prisma.lesson.update({
      where: { number: lesson.number },
      data: { lesson: '<script>alert(1)</script> & meer', visibility: 'FLEMISH' },
    })
    const page = await officer.fetch(`/lessons/${lesson.number}`)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; meer</p>')
    expect(html).toMatch(/<article lang="(fr|es|en)">/)
    const hidden = await world.visitor.fetch(`/lessons/${lesson.number}`)
    const missing = await world.visitor.fetch('/lessons/999999')
    expect([hidden.status, missing.status]).toEqual([404, 404])
    expect((await hidden.text()).replaceAll(String(lesson.number), '')).toBe(
      (await missing.text()).replaceAll('999999', ''),
    )
    const { practice } = (await briefOf(officer)).brief.practices[0]
    expect(await (await officer.fetch(`/practices/${practice.number}`)).text()).toContain(practice.title)
  })
})
