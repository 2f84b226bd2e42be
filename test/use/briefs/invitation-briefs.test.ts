import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readPaper, withoutBlanks } from '../printing/read-paper.ts'
import { doing, idsOf } from '../../visits/participation/asking.ts'

let world: World
let editor: Asker
/** Each of a municipality that is invited. */
let scheldekerke: Asker
let demerhout: Asker
let partner: Asker
let visit: { number: number; invitations: { id: string; version: number; municipality: { name: string } }[] }

const terms = 'Bekijk de afvalstromen op de markten en praat met de ophalers over hun uitrusting.'

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  scheldekerke = await world.as('OFFICER', 'Scheldekerke')
  demerhout = await world.as('OFFICER', 'Demerhout')
  partner = await world.as('PARTNER', 'Keur Latyr')
  const id = await idsOf(world)
  await world.settled()
  const organise = doing(
    'organiseVisit',
    '__typename ... on Visit { number invitations { id version municipality { name } } }',
  )
  visit = await organise(editor, {
    title: 'Diensten leren van elkaar',
    missionTypes: ['TECHNICAL'],
    countries: ['SN', 'BJ'],
    policyDomains: ['waste-collection', 'civil-registry'],
    month: '2027-10-01',
    invitations: [
      { municipality: id['Scheldekerke'], partnership: id['Scheldekerke – Keur Latyr'] },
      { municipality: id['Demerhout'], partnership: id['Demerhout – Dogbahoué'] },
    ],
  })
  await world.prisma.visit.update({ where: { number: visit.number }, data: { termsOfReference: terms } })
})
afterAll(() => world[Symbol.asyncDispose]())

const invitationOf = (name: string) => visit.invitations.find(each => each.municipality.name === name)?.id
const item = 'lesson { title visibility } why reasons { code }'
const briefOf = async (asker: Asker, of: string) =>
  (
    await asker.ask(
      `query ($id: ID!) { node(id: $id) { ... on VisitInvitation { brief { pdfUrl lessons { ${item} } practices { why } } } } }`,
      { id: invitationOf(of) },
    )
  ).node?.brief
type Items = { lesson: { title: string; visibility: string }; why: string; reasons: { code: string }[] }[]
const titles = (items: Items) => items.map(({ lesson }) => lesson.title)

test('each partnership within the one visit has a brief of its own, by its partner and its aims', async () => {
  const one = await briefOf(scheldekerke, 'Scheldekerke')
  const other = await briefOf(demerhout, 'Demerhout')
  expect(one.lessons.length).toBeGreaterThan(3)
  expect(titles(one.lessons)).not.toEqual(titles(other.lessons))
  const aim = doing('setInvitationAims', '__typename')
  const [invitation] = visit.invitations
  await aim(scheldekerke, {
    id: invitation?.id,
    expectedVersion: invitation?.version,
    aims: 'Een contract voor de karren.',
  })
  const aimed = await briefOf(scheldekerke, 'Scheldekerke')
  expect(aimed.lessons.map(({ why }: { why: string }) => why).join(' ')).toMatch(/contract|karren/)
})

test('who was invited finds no word of the papers that he may not read yet', async () => {
  const words = terms.split(/[ .]+/).filter(word => word.length > 5)
  const spoken = async (asker: Asker) => {
    const { lessons, practices } = await briefOf(asker, 'Scheldekerke')
    const whys = [...lessons, ...practices].map(({ why }: { why: string }) => why).join(' ')
    return words.filter(word => whys.includes(word))
  }
  expect(await spoken(editor)).not.toEqual([])
  expect(await spoken(scheldekerke)).toEqual([])
})

test('nobody else has it, on paper or not; the association reads it as the municipality does', async () => {
  expect(await briefOf(demerhout, 'Scheldekerke')).toBeUndefined()
  expect(await briefOf(partner, 'Scheldekerke')).toBeUndefined()
  expect((await briefOf(editor, 'Scheldekerke')).lessons.length).toBeGreaterThan(3)
  const { pdfUrl, lessons } = await briefOf(scheldekerke, 'Scheldekerke')
  const read = await readPaper(await scheldekerke.fetch(pdfUrl))
  for (const title of titles(lessons)) expect(read.text).toContain(withoutBlanks(title))
  expect(read.text).toContain('Eencontractvoordekarren.')
  for (const asker of [demerhout, partner, world.visitor])
    expect((await asker.fetch(pdfUrl)).status).toBe(404)
})
