import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'

// Who sees what of an event, by every path that leads to it. Once more written out by hand.

const whos = ['visitor', 'partner', 'officer', 'invited', 'organiser', 'editor', 'administrator'] as const
type Who = (typeof whos)[number]
const kinds = ['draft', 'announced', 'closed', 'cancelled', 'cancelled draft'] as const
type Kind = (typeof kinds)[number]

const isInside = (who: Who) => ['invited', 'organiser', 'editor', 'administrator'].includes(who)
const wasAnnounced = (kind: Kind) => kind !== 'draft' && kind !== 'cancelled draft'
const seesOutline = (who: Who, kind: Kind) => isInside(who) || (who !== 'visitor' && wasAnnounced(kind))
/** Before it is announced an invited municipality knows of its own invitation alone. */
const seesInvitation = (who: Who, kind: Kind, of: 'own' | 'other') =>
  isInside(who) && (who !== 'invited' || wasAnnounced(kind) || of === 'own')

const word = 'zebravink'
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const titles = (rows: { title: string }[]) => rows.map(row => row.title).sort()

let world: World
let askers: Record<Who, Asker>
const specimens: { id: string; number: number; title: string; kind: Kind; session: string }[] = []

beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Langrivier'),
    officer: await world.as('OFFICER', 'Steenhove'),
    invited: await world.as('PARTNER', 'Keur Latyr'),
    organiser: await world.as('PARTNER', 'Dogbahoué'),
    editor: await world.as('EDITOR'),
    administrator: await world.as('ADMINISTRATOR'),
  }
  const [invited, other, organiser] = await Promise.all(
    ['Keur Latyr', 'Ndiarou', 'Dogbahoué'].map(name => world.municipality(name)),
  )
  const lesson = await prisma.lesson.findFirstOrThrow({ where: { state: 'PUBLISHED', visibility: 'PUBLIC' } })
  for (const kind of kinds) {
    const title = `${word} ${kind}`
    const { id, number, sessions } = await prisma.event.create({
      data: {
        ...{ title, form: 'WORKSHOP', languages: ['fr'], place: 'Een zaal', purpose: 'Een doel' },
        startsOn: new Date('2026-10-05'),
        endsOn: new Date('2026-10-06'),
        organisers: { connect: { id: organiser } },
        countries: { connect: { code: 'NP' } },
        policyDomains: { connect: { code: 'housing' } },
        invitations: {
          create: [
            { municipalityId: invited ?? '', lessonId: lesson.id },
            { municipalityId: other ?? '', lessonId: lesson.id },
          ],
        },
        sessions: {
          create: { title: 'Een sessie', position: 1, participants: { connect: { id: invited } } },
        },
      },
      include: { sessions: true },
    })
    const session = sessions[0]?.id ?? ''
    const announcedOn = wasAnnounced(kind) ? today : null
    if (announcedOn) {
      await prisma.event.update({ where: { id }, data: { announcedOn } })
      await prisma.lesson.update({ where: { id: lesson.id }, data: { sessionId: session } })
    }
    if (kind === 'closed') await prisma.event.update({ where: { id }, data: { closedOn: today } })
    if (kind.startsWith('cancelled'))
      await prisma.event.update({ where: { id }, data: { cancelledOn: today, cancelledReason: 'Daarom.' } })
    specimens.push({ id, number, title, kind, session })
  }
  await prisma.lesson.update({
    where: { id: lesson.id },
    data: { sessionId: specimens.find(({ kind }) => kind === 'closed')?.session },
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const seenBy = (who: Who) => specimens.filter(({ kind }) => seesOutline(who, kind))
const all = '(first: 100, filter: { countries: ["NP"] })'

describe.each(whos)('the %s', who => {
  test('by number, by id, in lists, their counts and files', async () => {
    const numbers = specimens.map(({ number }) => `n${number}: event(number: ${number}) { title }`)
    const byNumber: Record<string, { title: string } | null> = await askers[who].ask(
      `{ ${numbers.join(' ')} }`,
    )
    expect(titles(Object.values(byNumber).filter(row => row !== null))).toEqual(titles(seenBy(who)))
    const { nodes } = await askers[who].ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Event { title } } }',
      { ids: specimens.map(({ id }) => globalId('Event', id)) },
    )
    expect(titles(nodes.filter(Boolean))).toEqual(titles(seenBy(who)))
    const { events } = await askers[who].ask(`{ events${all} { totalCount nodes { title } } }`)
    expect(titles(events.nodes)).toEqual(titles(seenBy(who)))
    expect(events.totalCount).toBe(seenBy(who).length)
    const file = await askers[who].fetch('/export/events.json?filter={"countries":["NP"]}')
    const rows = (await file.json()) as { title: string; place: string | null; startsOn: string | null }[]
    expect(titles(rows)).toEqual(titles(seenBy(who)))
    for (const row of rows) expect([row.place, row.startsOn].every(cell => cell !== null)).toBe(isInside(who))
  })

  test('days, place, status, sessions and what came of them: inside alone', async () => {
    const { events } = await askers[who].ask(
      `{ events${all} { nodes { title month startsOn endsOn place purpose status announcedOn cancelledReason sessions { title participants { name } } learned { title } answered { id } usedLater { id } brought { id } } } }`,
    )
    for (const node of events.nodes) {
      const inside = [node.startsOn, node.endsOn, node.place, node.purpose, node.status]
      expect(node.month).toBe('2026-10-01')
      expect(inside.every(value => value !== null)).toBe(isInside(who))
      expect(inside.every(value => value === null)).toBe(!isInside(who))
      expect(node.sessions.length).toBe(isInside(who) ? 1 : 0)
      if (isInside(who)) continue
      expect([node.announcedOn, node.cancelledReason]).toEqual([null, null])
      expect([node.learned, node.answered, node.usedLater, node.brought]).toEqual([[], [], [], []])
    }
  })

  test('a filter tells no days and no status that a field hides', async () => {
    const count = async (filter: string) =>
      (await askers[who].ask(`{ events(filter: { countries: ["NP"], ${filter} }) { totalCount } }`)).events
        .totalCount
    const seen = seenBy(who).length
    expect(await count('from: "2026-10-20", to: "2026-10-30"')).toBe(isInside(who) ? 0 : seen)
    expect(await count('statuses: [CLOSED]')).toBe(isInside(who) ? 1 : 0)
    const ndiarou = globalId('Municipality', await world.municipality('Ndiarou'))
    expect(await count(`municipalities: ["${ndiarou}"]`)).toBe(
      specimens.filter(({ kind }) => seesInvitation(who, kind, 'other')).length,
    )
  })

  test('who is invited, in lists, their counts and under the event', async () => {
    const ids = specimens.map(({ id }) => globalId('Event', id))
    const { eventInvitations } = await askers[who].ask(
      'query ($ids: [ID!]!) { eventInvitations(first: 100, filter: { events: $ids }) { totalCount nodes { event { title } municipality { name } } } }',
      { ids },
    )
    const expected = specimens.flatMap(({ title, kind }) => [
      ...(seesInvitation(who, kind, 'own') ? [`${title} Keur Latyr`] : []),
      ...(seesInvitation(who, kind, 'other') ? [`${title} Ndiarou`] : []),
    ])
    const said = (rows: { event: { title: string }; municipality: { name: string } }[]) =>
      rows.map(({ event, municipality }) => `${event.title} ${municipality.name}`).sort()
    expect(said(eventInvitations.nodes)).toEqual(expected.sort())
    expect(eventInvitations.totalCount).toBe(expected.length)
    const { events } = await askers[who].ask(
      `{ events${all} { nodes { invitations { event { title } municipality { name } } brought { event { title } municipality { name } } } } }`,
    )
    for (const field of ['invitations', 'brought'])
      expect(said(events.nodes.flatMap((node: Record<string, []>) => node[field] ?? []))).toEqual(expected)
  })

  test('a lesson says in which session it was learned to those who take part', async () => {
    const { lessons } = await askers[who].ask('{ lessons(first: 100) { nodes { session { title } } } }')
    const said = lessons.nodes.filter(
      ({ session }: { session: { title: string } | null }) => session?.title === 'Een sessie',
    )
    expect(said).toHaveLength(isInside(who) ? 1 : 0)
  })

  test('in the text of an error, which is that of what does not exist', async () => {
    const asked = async (of: string, session: string) => {
      const problem = '__typename ... on Problem { code message path }'
      const variables = { id: globalId('Event', of), session: globalId('Session', session) }
      return [
        await askers[who].ask(
          `mutation ($id: ID!) { announceEvent(input: { id: $id, expectedVersion: 1 }) { ${problem} } }`,
          variables,
        ),
        await askers[who].ask(
          `mutation ($session: ID!) { captureLessonFromSession(input: { session: $session, title: "x", lesson: "x", outcome: WORKED }) { ${problem} } }`,
          variables,
        ),
      ]
    }
    const missing = '01900000-0000-7000-8000-000000000000'
    const nothing = await asked(missing, missing)
    for (const { id, kind, session } of specimens)
      if (!seesOutline(who, kind)) expect(await asked(id, session)).toEqual(nothing)
  })
})
