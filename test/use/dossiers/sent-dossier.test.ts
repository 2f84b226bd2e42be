import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Visibility } from '../../../src/db/generated/client/enums.ts'
import { does, drafts, globalId, invites } from '../../events/do.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

// The dossier of an event, sent to those who take part: it stays as it was, and each has the copy of his circle.

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let outsider: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Demerhout')
  partner = await world.as('PARTNER', 'Keur Latyr')
  outsider = await world.as('PARTNER', 'Langrivier')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const what = `themes { code lessons trend { year lessons } } participants { name }
  matrix { municipality { name } theme lessons practices helped visits questions recommendations visitsPlanned thinBriefs }
  pairs { why } sessions { title knowing { name } asking { name } items { why } }
  reading { why isFromThere lesson { id title } practice { title } } gaps { sentences }`
const sent = `visibility sentOn refreshedOn version withdrawn note dossier { ${what} }`
const ofSent = `... on Event { id number sentDossier { sentOn refreshedOn version } }`

const sends = (who: Asker, event: string) => does(who, 'sendDossier', { event }, ofSent)
const refreshes = (who: Asker, event: string, expectedVersion: number) =>
  does(who, 'refreshDossier', { event, expectedVersion }, ofSent)
const read = async (who: Asker, event: string, visibility?: Visibility) =>
  (
    await who.ask(
      `query ($event: ID!, $visibility: Visibility) { event(id: $event) { sentDossier(visibility: $visibility) { ${sent} } } }`,
      { event, visibility },
    )
  ).event?.sentDossier
type Reading = { lesson: { id: string; title: string } | null }[]
const titles = ({ dossier: { reading } }: { dossier: { reading: Reading } }) =>
  reading.flatMap(({ lesson }) => lesson?.title ?? [])

/** A lesson about what the event is about, learned there. */
async function learns(title: string, visibility: Visibility, municipality?: string) {
  const { id } = await world.prisma.lesson.create({
    data: {
      ...{ title, lesson: title, language: 'nl', visibility, outcome: 'FAILED', state: 'PUBLISHED' },
      ...{ publishedAt: today, experiencedOn: new Date('2025-01-01') },
      ...(municipality && { municipality: { connect: { id: await world.municipality(municipality) } } }),
      collection: { connect: { code: 'own' } },
      policyDomains: { connect: { code: 'waste-collection' } },
      countries: { connect: { code: 'SN' } },
    },
  })
  await world.settled()
  return id
}

/** An announced workshop to which three are invited, one of whom does not come. */
let event: string
beforeEach(async () => {
  const { id, version } = await drafts(editor, { policyDomains: ['waste-collection', 'waste-treatment'] })
  event = id
  await does(editor, 'announceEvent', { id, expectedVersion: version })
  await invites(world, editor, id, 'Demerhout')
  await invites(world, editor, id, 'Keur Latyr')
  const { id: invitation } = await invites(world, editor, id, 'Dogbahoué')
  await world.prisma.eventInvitation.update({
    where: { id: Buffer.from(invitation, 'base64').toString().split(':')[1] },
    data: { answer: 'NOT_COMING', answeredOn: today, answerReason: 'Le budget.' },
  })
})

describe('a dossier that was sent', () => {
  test('is about those who come, and stays as it was until it is refreshed', async () => {
    expect(await read(editor, event)).toBeNull()
    expect(await sends(editor, event)).toMatchObject({ sentDossier: { sentOn: '2026-11-23', version: 1 } })
    const before = await read(editor, event)
    const names = (rows: { name: string }[]) => rows.map(({ name }) => name).sort()
    expect(names(before.dossier.participants)).toEqual(['Demerhout', 'Keur Latyr'])
    expect(before.dossier.pairs.length).toBeGreaterThan(0)
    for (const { why } of before.dossier.pairs) expect(why).not.toContain('Dogbahoué')
    expect(before.dossier.reading.length).toBeGreaterThan(5)

    await learns('De kar die niet door de poort kon', 'PUBLIC', 'Demerhout')
    expect(await read(editor, event)).toEqual(before)
    world.setClock(new Date('2026-12-03'))
    expect(await refreshes(editor, event, 1)).toMatchObject({
      sentDossier: { sentOn: '2026-11-23', refreshedOn: '2026-12-03', version: 2 },
    })
    world.setClock(today)
    const after = await read(editor, event)
    expect(titles(after)).toContain('De kar die niet door de poort kon')
    expect(after.dossier.themes[0].lessons).toBe(before.dossier.themes[0].lessons + 1)
  })

  test('each reads in the copy of his circle: what is not for all of it stands in no list and no number', async () => {
    await learns('Intern: de weegbrug was verkocht', 'INTERNAL', 'Demerhout')
    await learns('Vlaams: de burgemeester wist ervan', 'FLEMISH', 'Demerhout')
    await learns('Netwerk: de chauffeurs wisten ervan', 'NETWORK', 'Demerhout')
    await sends(editor, event)
    const [ours, flemish, network] = [
      await read(editor, event),
      await read(officer, event),
      await read(partner, event),
    ]
    expect([ours.visibility, flemish.visibility, network.visibility]).toEqual([
      ...['INTERNAL', 'FLEMISH', 'NETWORK'],
    ])
    const begins = (copy: { dossier: { reading: Reading } }) =>
      titles(copy)
        .filter(title => /^(Intern|Vlaams|Netwerk):/.test(title))
        .map(title => title.split(':')[0])
        .sort()
    expect(begins(ours)).toEqual(['Intern', 'Netwerk', 'Vlaams'])
    // The officer of Demerhout sees what it wrote for few, and yet: a copy that all read says nothing of it.
    expect(begins(flemish)).toEqual(['Netwerk', 'Vlaams'])
    expect(begins(network)).toEqual(['Netwerk'])
    const lessons = (copy: { dossier: { themes: { lessons: number }[] } }) =>
      copy.dossier.themes[0]?.lessons ?? 0
    expect([lessons(ours), lessons(flemish)]).toEqual([lessons(network) + 2, lessons(network) + 1])
    // Whoever organises looks at what partners were sent; nobody at what is for fewer than he is.
    expect(await read(editor, event, 'NETWORK')).toEqual(network)
    expect(await read(officer, event, 'NETWORK')).not.toBeNull()
    expect(await read(officer, event, 'INTERNAL')).toBeNull()
    expect(await read(partner, event, 'FLEMISH')).toBeNull()
    expect(await read(editor, event, 'PUBLIC')).toBeNull()
    expect(await read(outsider, event)).toBeNull()
    expect(await read(world.visitor, event)).toBeUndefined()
  })

  test('shows nothing that was withdrawn or narrowed since, and tells of what was withdrawn who could see it', async () => {
    const [gone, narrowed] = [
      await learns('Dit blijkt niet te kloppen', 'NETWORK'),
      await learns('Dit blijft bij ons', 'NETWORK'),
    ]
    const flemish = await learns('De sleutel van de loods lag bij niemand', 'FLEMISH')
    await sends(editor, event)
    expect(titles(await read(partner, event))).toEqual(
      expect.arrayContaining(['Dit blijkt niet te kloppen', 'Dit blijft bij ons']),
    )
    await world.prisma.lesson.updateMany({
      where: { id: { in: [gone, flemish] } },
      data: { state: 'WITHDRAWN' },
    })
    await world.prisma.lesson.update({ where: { id: narrowed }, data: { visibility: 'INTERNAL' } })
    const copy = await read(partner, event)
    expect(titles(copy).filter(title => title.startsWith('Dit'))).toEqual([])
    expect(copy).toMatchObject({ withdrawn: 1, note: expect.stringContaining('ingetrokken') })
    expect(await read(officer, event)).toMatchObject({ withdrawn: 2 })
    const ours = await read(editor, event)
    expect(ours).toMatchObject({ withdrawn: 2 })
    expect(titles(ours)).toContain('Dit blijft bij ons')
    // What comes back stands there again.
    await world.prisma.lesson.update({ where: { id: gone }, data: { state: 'PUBLISHED' } })
    expect(titles(await read(partner, event))).toContain('Dit blijkt niet te kloppen')
    expect(await read(partner, event)).toMatchObject({ withdrawn: 0, note: null })
  })

  test('takes one statement for itself and one for each kind of row that is shown', async () => {
    await sends(editor, event)
    await read(partner, event)
    await world.settled()
    expect((await world.statementsOf(() => read(partner, event))).length).toBeLessThanOrEqual(4)
  })

  test('leaves a trace of who sent and who refreshed it', async () => {
    await sends(editor, event)
    await refreshes(editor, event, 1)
    const subjectId = Buffer.from(event, 'base64').toString().split(':')[1]
    const revisions = await world.prisma.revision.findMany({ where: { subjectId }, orderBy: { at: 'asc' } })
    expect(revisions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['sendDossier', 'refreshDossier']),
    )
  })
})

describe('it is refused with what would be right', () => {
  test('to whom the event is not, and to who does not organise it', async () => {
    expect(await sends(world.visitor, event)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'event'] })
    expect(await sends(officer, event)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await sends(editor, globalId('Event', '019ac000-0000-7000-8000-000000000000'))).toMatchObject({
      ...{ code: 'NOT_FOUND', path: ['input', 'event'] },
    })
  })

  test('of a draft, where nobody is invited, once it was held or cancelled, and twice', async () => {
    const refused = { code: 'RULE', path: ['input', 'event'] }
    const draft = await drafts(editor)
    expect(await sends(editor, draft.id)).toMatchObject({ ...refused, message: /announce it first/ })
    await does(editor, 'announceEvent', { id: draft.id, expectedVersion: draft.version })
    expect(await sends(editor, draft.id)).toMatchObject({ ...refused, message: /nobody is invited/ })
    expect(await refreshes(editor, event, 1)).toMatchObject({ ...refused, message: /not sent yet/ })
    await sends(editor, event)
    expect(await sends(editor, event)).toMatchObject({ ...refused, message: /sent on 2026-11-23/ })
    expect(await refreshes(editor, event, 7)).toMatchObject({ code: 'CONFLICT' })
    world.setClock(new Date('2027-02-10'))
    expect(await refreshes(editor, event, 1)).toMatchObject({ ...refused, message: /was held/ })
    world.setClock(today)
  })

  test('by the database too', async () => {
    const { prisma } = world
    const draft = await drafts(editor)
    const key = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? ''
    const dossier = (eventId: string) => ({ eventId, sentOn: today })
    await expect(prisma.sentDossier.create({ data: dossier(key(draft.id)) })).rejects.toThrow(/not announced/)
    const { id: dossierId } = await prisma.sentDossier.create({ data: dossier(key(event)) })
    const copy = { dossierId, contents: {} }
    await expect(prisma.sentDossierCopy.create({ data: { ...copy, visibility: 'PUBLIC' } })).rejects.toThrow(
      /sent_dossier_copy_is_for_who_takes_part/,
    )
    const { id: copyId } = await prisma.sentDossierCopy.create({ data: { ...copy, visibility: 'NETWORK' } })
    const lessonId = await learns('Alleen voor Vlamingen', 'FLEMISH')
    const item = { copyId, position: 0, themes: [], reasons: [{ code: 'FAILED' }] }
    await expect(prisma.sentDossierItem.create({ data: { ...item, lessonId } })).rejects.toThrow(
      /all of its readers may see/,
    )
    await expect(prisma.sentDossierItem.create({ data: item })).rejects.toThrow(
      /sent_dossier_item_of_one_thing/,
    )
  })
})
