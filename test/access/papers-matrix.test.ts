import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { State, Visibility } from '../../src/db/generated/client/enums.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'
import { readPaper, withoutBlanks } from '../use/printing/read-paper.ts'

// Who sees what in a brief and in a hand-over pack, by every path to them: query, table, PDF, counts. As in
// matrix.test.ts, the expectation is written out by hand once more.

const whos = ['visitor', 'partner', 'stranger', 'officer', 'editor'] as const
type Who = (typeof whos)[number]
const visibilities: Visibility[] = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']
const states: State[] = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN']

/** Only its municipalities and the association have a brief, or a pack. */
const has = (who: Who): boolean => who !== 'visitor' && who !== 'stranger'
/** The lessons are those of the officer's municipality; the association reads a brief as its officer does. */
const sees = (who: Who, { state, visibility }: Specimen): boolean =>
  has(who) && state === 'PUBLISHED' && (who !== 'partner' || ['NETWORK', 'PUBLIC'].includes(visibility))

interface Specimen {
  title: string
  state: State
  visibility: Visibility
}

let world: World
let askers: Record<Who, Asker>
let specimens: Specimen[]
let visit: { id: string; number: number }
let partnership: { id: string; number: number }
const idOf = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Keur Latyr'),
    stranger: await world.as('OFFICER', 'Hazegem'),
    officer: await world.as('OFFICER', 'Scheldekerke'),
    editor: await world.as('EDITOR'),
  }
  const row = await prisma.partnership.findFirstOrThrow({ where: { name: 'Scheldekerke – Keur Latyr' } })
  const municipalityId = await world.municipality('Scheldekerke')
  const collection = await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  specimens = states.flatMap(state =>
    visibilities.map(visibility => ({
      title: `Zebravink ${state.toLowerCase()} ${visibility.toLowerCase()}`,
      ...{ state, visibility },
    })),
  )
  const lessons = await Promise.all(
    specimens.map(specimen =>
      prisma.lesson.create({
        data: {
          ...{ ...specimen, lesson: `Wat ${specimen.title} leerde.`, language: 'nl', outcome: 'WORKED' },
          publishedAt: specimen.state === 'PUBLISHED' ? today : null,
          ...{ municipalityId, partnershipId: row.id, collectionId: collection.id },
        },
      }),
    ),
  )
  const made = await prisma.visit.create({
    data: {
      ...{ title: 'Naar de zebravinken', startsOn: today, endsOn: today },
      municipalities: { connect: { id: municipalityId } },
      partnerships: { connect: { id: row.id } },
      missionTypes: { connect: { code: 'TECHNICAL' } },
      brief: {
        create: {
          fixedOn: today,
          items: {
            create: lessons.map(({ id }, position) => ({
              ...{ lessonId: id, position, reasons: [{ code: 'SAME_PARTNERSHIP' }] },
            })),
          },
        },
      },
    },
  })
  visit = { id: idOf('Visit', made.id), number: made.number }
  partnership = { id: idOf('Partnership', row.id), number: row.number }
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const titlesFor = (who: Who) =>
  specimens
    .filter(each => sees(who, each))
    .map(({ title }) => title)
    .sort()
const specimensIn = (rows: { title: string }[]) =>
  rows
    .map(({ title }) => title)
    .filter(title => title.startsWith('Zebravink'))
    .sort()

/** On paper stand the titles and texts of these, and of no other. */
async function expectOnPaper(who: Who, path: string): Promise<string> {
  const response = await askers[who].fetch(path)
  if (!has(who)) {
    const missing = await askers[who].fetch(path.replace(/\d+/, '999999'))
    expect([response.status, await response.text()]).toEqual([404, await missing.text()])
    return ''
  }
  const { text } = await readPaper(response)
  for (const specimen of specimens) {
    const { title } = specimen
    expect([title, text.includes(withoutBlanks(title))]).toEqual([title, sees(who, specimen)])
    expect(text.includes(withoutBlanks(`Wat ${title} leerde.`))).toBe(sees(who, specimen))
  }
  return text
}

describe.each(whos)('the %s', who => {
  test('in a brief: its items, how many wait, and nothing of what was withdrawn', async () => {
    const { visit: seen } = await askers[who].ask(
      'query ($id: ID!) { visit(id: $id) { brief { lessons { lesson { title } } undecided withdrawn note } } }',
      { id: visit.id },
    )
    expect(Boolean(seen?.brief)).toBe(has(who))
    if (!seen?.brief) return
    const { lessons, ...said } = seen.brief
    expect(specimensIn(lessons.map((row: { lesson: { title: string } }) => row.lesson))).toEqual(
      titlesFor(who),
    )
    expect(said).toEqual({ undecided: titlesFor(who).length, withdrawn: 0, note: null })
  })

  test('in the table of a brief', async () => {
    const response = await askers[who].fetch(`/export/briefItems.csv?visit=${visit.id}`)
    const text = await response.text()
    const found = specimens.filter(({ title }) => text.includes(title)).map(({ title }) => title)
    expect(found.sort()).toEqual(titlesFor(who))
    if (!has(who)) expect(text.trim().split('\n').length).toBe(1)
  })

  test('in the PDF of a brief: texts, and how many there are', async () => {
    const text = await expectOnPaper(who, `/briefs/${visit.number}.pdf?language=nl`)
    if (has(who)) {
      const count = titlesFor(who).length
      expect(text).toContain(`${count}lessenengeengoedepraktijken;${count}wachtenopeenbeslissing.`)
    }
  })

  test('in a hand-over pack: its query, its table and its PDF', async () => {
    const { partnership: seen } = await askers[who].ask(
      'query ($id: ID!) { partnership(id: $id) { handOver { items { part title } } } }',
      { id: partnership.id },
    )
    expect(Boolean(seen.handOver)).toBe(has(who))
    if (seen.handOver) expect(specimensIn(seen.handOver.items)).toEqual(titlesFor(who))
    const table = await askers[who].fetch(`/export/handOverItems.json?partnership=${partnership.id}`)
    const rows = (await table.json()) as { title: string; part: string }[]
    expect(specimensIn(rows)).toEqual(titlesFor(who))
    expect(rows.length).toBe(seen.handOver?.items.length ?? 0)
    // What was decided on being accompanied is between the municipality and the association.
    expect(rows.some(({ part }) => part === 'PARTICIPATIONS')).toBe(['officer', 'editor'].includes(who))
    await expectOnPaper(who, `/hand-overs/${partnership.number}.pdf?language=nl`)
  })
})
