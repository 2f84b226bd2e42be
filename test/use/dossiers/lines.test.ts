import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { does, drafts, globalId, invites } from '../../events/do.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readFile } from '../exporting/read-file.ts'

// A dossier as one table, as for a sheet: the same that the query says.

let world: World
let editor: Asker
let partner: Asker
let event: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  partner = await world.as('PARTNER', 'Keur Latyr')
  const { id, version } = await drafts(editor, { policyDomains: ['waste-collection', 'waste-treatment'] })
  event = id
  await does(editor, 'announceEvent', { id, expectedVersion: version })
  await invites(world, editor, event, 'Keur Latyr')
  await invites(world, editor, event, 'Demerhout')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

type Row = Record<string, unknown>
const rowsAt = async (asker: Asker, url: string) => {
  const response = await asker.fetch(url)
  expect(response.status, url).toBe(200)
  return (await readFile(response)).rows
}
const ofPart = (rows: Row[], part: string) => rows.filter(row => row['part'] === part)
const counts = 'lessons practices helped visits questions recommendations visitsPlanned thinBriefs'
const links = 'csv: export(format: CSV) { url } json: export(format: JSON) { url }'
const whole = `themes { code label lessons practices visits questions trend { year lessons }
    disputed { worked { lesson { title } } failed { lesson { title } } } }
  participants { name } matrix { municipality { name } theme ${counts} } pairs { theme knows { name } asks { name } why }
  sessions { title } reading { why themes lesson { number title } practice { number title } }
  gaps { sentences } visitsNear { number title } peopleToCall { name } ${links}`

type Named = { name: string }
type Titled = { number: number; title: string }
type Counts = Record<'lessons' | 'practices' | 'visits' | 'questions', number>
interface Dossier {
  themes: (Counts & { code: string; label: string; trend: { year: number; lessons: number }[] })[]
  participants: Named[]
  matrix: (Record<string, number> & { municipality: Named; theme: string })[]
  pairs: { why: string }[]
  sessions: { title: string }[]
  reading: { why: string; lesson: Titled | null; practice: Titled | null }[]
  gaps: { sentences: string[] }
  visitsNear: Titled[]
  peopleToCall: Named[]
}

/** All that the query says stands in the file, and no more. */
function expectTheSame(dossier: Dossier, rows: Row[]) {
  const values = (part: string, ...names: string[]) =>
    ofPart(rows, part).map(row => names.map(name => row[name] ?? null))
  expect(values('THEMES', 'themes', 'title', 'lessons', 'practices', 'visits', 'questions')).toEqual(
    dossier.themes.map(({ code, label, lessons, practices, visits, questions }) => [
      ...[[code], label, lessons, practices, visits, questions],
    ]),
  )
  expect(values('YEARS', 'themes', 'year', 'lessons')).toEqual(
    dossier.themes.flatMap(({ code, trend }) => trend.map(({ year, lessons }) => [[code], year, lessons])),
  )
  expect(values('PARTICIPANTS', 'who')).toEqual(dossier.participants.map(({ name }) => [name]))
  const names = counts.split(' ')
  expect(values('MATRIX', 'who', 'themes', ...names)).toEqual(
    dossier.matrix.map(cell => [...[cell.municipality.name, [cell.theme]], ...names.map(name => cell[name])]),
  )
  expect(values('PAIRS', 'why')).toEqual(dossier.pairs.map(({ why }) => [why]))
  expect(values('SESSIONS', 'title')).toEqual(dossier.sessions.map(({ title }) => [title]))
  expect(values('READING', 'title', 'number', 'why')).toEqual(
    dossier.reading.map(({ lesson, practice, why }) => {
      const its = lesson ?? practice
      return [its?.title, its?.number, why]
    }),
  )
  expect(values('GAPS', 'text').flat()).toEqual(dossier.gaps.sentences)
  expect(values('VISITS_NEAR', 'number', 'title')).toEqual(
    dossier.visitsNear.map(({ number, title }) => [number, title]),
  )
  expect(values('PEOPLE_TO_CALL', 'title')).toEqual(dossier.peopleToCall.map(({ name }) => [name]))
}

const region =
  'regions: ["011"], themes: ["waste-collection", "concept:market"], from: "2027-01-12", until: "2027-01-14"'

describe('the file of a dossier', () => {
  test('says what the query says, of a region without an event, to each reader', async () => {
    for (const asker of [editor, partner, world.visitor]) {
      const { regionalDossier } = await asker.ask(`{ regionalDossier(${region}) { ${whole} } }`)
      const rows = await rowsAt(asker, regionalDossier.json.url)
      expectTheSame(regionalDossier, rows)
      expect(await rowsAt(asker, regionalDossier.csv.url)).toHaveLength(rows.length)
    }
    const rows = await rowsAt(
      editor,
      '/export/regionalDossierLines.csv?regions=011&themes=waste-collection&from=2027-01-12&until=2027-01-14&labels=fr',
    )
    expect(ofPart(rows, 'READING')[0]).toMatchObject({ heading: 'À lire' })
    expect(ofPart(rows, 'DISPUTED').map(row => row['outcomeLabel'])).toContain('A échoué')
  })

  test('says what the query says, of an event as it is and as it was sent', async () => {
    const ask = async (asker: Asker) =>
      (
        await asker.ask(
          `query ($event: ID!) { event(id: $event) { dossier { ${whole} } sentDossier { visibility dossier { ${whole} } } } }`,
          { event },
        )
      ).event
    const { dossier } = await ask(partner)
    expectTheSame(dossier, await rowsAt(partner, dossier.json.url))
    await does(editor, 'sendDossier', { event }, '... on Event { id }')
    for (const asker of [editor, partner]) {
      const { sentDossier } = await ask(asker)
      expectTheSame(sentDossier.dossier, await rowsAt(asker, sentDossier.dossier.json.url))
    }
    const { sentDossier } = await ask(partner)
    // The copy of the association is not there for a partner, whatever the address says.
    expect(await rowsAt(partner, sentDossier.dossier.json.url.replace('NETWORK', 'INTERNAL'))).toEqual([])
    expect(await rowsAt(editor, sentDossier.dossier.json.url)).toEqual(
      await rowsAt(partner, sentDossier.dossier.json.url),
    )
  })

  test('is empty where there is no such event, or none for the reader', async () => {
    const nobody = globalId('Event', '019ac000-0000-7000-8000-000000000000')
    expect(await rowsAt(editor, `/export/dossierLines.json?event=${nobody}`)).toEqual([])
    expect(await rowsAt(world.visitor, `/export/dossierLines.json?event=${event}`)).toEqual([])
    const outsider = await world.as('PARTNER', 'Langrivier')
    expect(await rowsAt(outsider, `/export/dossierLines.json?event=${event}&isSent=true`)).toEqual([])
  })

  test.each([
    ['regions=11&themes=waste&from=2027-01-12&until=2027-01-14', 'regions', '"11" is not a region'],
    ['themes=waste&from=2027-01-12&until=2027-01-14', 'regions', 'say of which region'],
    ['regions=011&from=2027-01-12&until=2027-01-14', 'themes', 'themes'],
    ['regions=011&themes=waste&from=2027-01-14&until=2027-01-12', 'until', 'does not lie before'],
    ['regions=011&themes=waste&from=2027-01-12&until=2027-01-14&color=red', 'color', 'color'],
  ])('and its paper are refused with the path of what is wrong: %s', async (query, name, message) => {
    for (const url of [`/export/regionalDossierLines.csv?${query}`, `/dossiers/region.pdf?${query}`]) {
      const response = await editor.fetch(url)
      expect(response.status, url).toBe(400)
      const { errors } = (await response.json()) as {
        errors: { message: string; extensions: { path: string[] } }[]
      }
      expect(errors[0]?.message).toContain(message)
      expect(errors[0]?.extensions.path[0]).toBe(name)
    }
  })
})
