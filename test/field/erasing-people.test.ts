import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../src/access/token.ts'
import type { Person, User } from '../../src/db/generated/client/client.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, today, type World } from '../support/world.ts'

let world: World
let administrator: Asker
let officer: Asker
let secret: string
let person: Person & { user: User | null }
let visitId: string
beforeAll(async () => {
  world = await openWorld()
  administrator = await world.as('ADMINISTRATOR')
  const { prisma } = world
  const delegate = await prisma.delegate.findFirstOrThrow({
    where: { person: { user: { role: 'OFFICER', lessons: { some: {} } }, coordinations: { some: {} } } },
    include: { person: { include: { user: true } } },
  })
  if (!delegate.person) throw new Error('The example world has such a person.')
  person = delegate.person
  visitId = delegate.visitId
  secret = makeToken()
  const { user } = person
  await prisma.token.create({
    data: {
      name: 'telephone',
      role: 'OFFICER',
      municipalityId: user?.municipalityId,
      userId: user?.id,
      hash: hashToken(secret),
      createdAt: today,
    },
  })
  officer = world.visitor.with({ authorization: `Bearer ${secret}` })
  await officer.ask('mutation { saveSearch(input: { name: "mijn", query: "water" }) { __typename } }')
})
afterAll(() => world[Symbol.asyncDispose]())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const erase = `mutation ($id: ID!) { erasePerson(input: { id: $id }) { __typename ... on Problem { code }
  ... on ErasedPerson { erasedOn replaced { kind number fields } toRead { kind number fields } } } }`

/** Where these words stand in the whole database, whatever the table. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await world.database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await world.database.query(`select from "${name}" t where t::text ilike $1 limit 1`, [
      `%${words}%`,
    ])
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** The name in every text to which a link leads, as people write it. */
async function nameEverywhere(): Promise<void> {
  const { prisma } = world
  const { name, user } = person
  const [first = '', ...family] = name.split(' ')
  const reversed = `${family.join(' ')}, ${first}`
  await prisma.visit.update({
    where: { id: visitId },
    data: {
      report: `Met ${name.toUpperCase()} en ${reversed}; ${family.join(' ')} zei het ook. Bel ${person.telephone}.`,
    },
  })
  const activity = await prisma.activity.findFirstOrThrow()
  await prisma.visitActivity.create({
    data: { visitId, activityId: activity.id, personId: person.id, note: `Door ${name}` },
  })
  await prisma.recommendation.create({
    data: {
      ...{ visitId, text: `Vraag het aan ${name}.`, recommendedTo: name, dueOn: today },
      followUps: { create: { asOf: today, progress: 'UNDER_WAY', note: `${name} is eraan begonnen.` } },
    },
  })
  await prisma.document.create({
    data: {
      visitId,
      title: `Nota van ${name}`,
      language: 'nl',
      kind: 'OTHER',
      url: 'https://example.org/nota',
    },
  })
  const lesson = await prisma.lesson.findFirstOrThrow({ where: { authorId: user?.id, state: 'PUBLISHED' } })
  await prisma.lesson.update({ where: { id: lesson.id }, data: { context: `Verteld door ${name}.` } })
  await prisma.revision.create({
    data: { kind: 'Lesson', subjectId: lesson.id, action: 'edit', reason: `Op vraag van ${name}` },
  })
}

test('nobody is in the index: a name stands there only where an author wrote it into a lesson', async () => {
  await world.settled()
  const people = await world.prisma.person.findMany({ select: { name: true, email: true } })
  expect(people.length).toBeGreaterThan(20)
  for (const words of people.flatMap(({ name, email }) => [name, email ?? name]))
    expect(
      await world.database.query(
        `select kind, id from indexed_document d where d::text ilike $1
         and not exists (select from lesson l where l.id = d.id and l::text ilike $1)`,
        [`%${words}%`],
      ),
      words,
    ).toEqual([])
})

describe('a person who is erased', () => {
  beforeAll(nameEverywhere)

  test('is first told, when asked for, all that is on record', async () => {
    const ask = 'query ($person: ID!) { personalData(person: $person) { json } }'
    const asked = { person: globalId('Person', person.id) }
    const { personalData } = await administrator.ask(ask, asked)
    const data = JSON.parse(personalData.json)
    expect(data.person).toMatchObject({ name: person.name, email: person.email })
    for (const part of ['coordinations', 'delegations', 'activities'])
      expect(data.person[part].length).toBeGreaterThan(0)
    expect(data.person.user.savedSearches).toMatchObject([{ name: 'mijn', query: 'water' }])
    expect(personalData.json).not.toContain(hashToken(secret))
    const editor = await world.as('EDITOR')
    expect((await editor.tryToAsk(ask, asked)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN')
  })

  test('is so by an administrator only', async () => {
    const editor = await world.as('EDITOR')
    expect((await editor.ask(erase, { id: globalId('Person', person.id) })).erasePerson.code).toBe(
      'FORBIDDEN',
    )
    expect(await tablesWith(person.name)).toContain('person')
  })

  test('is named nowhere any more: in no table, and not in the index', async () => {
    expect(await tablesWith(person.name)).toEqual(
      expect.arrayContaining([
        'document',
        'lesson',
        'person',
        'recommendation',
        'recommendation_follow_up',
        'revision',
        'visit',
        'visit_activity',
      ]),
    )
    const { erasePerson } = await administrator.ask(erase, { id: globalId('Person', person.id) })
    await world.settled()
    expect(await tablesWith(person.name)).toEqual([])
    for (const words of [person.email, person.telephone]) expect(await tablesWith(words ?? '')).toEqual([])
    const kinds = erasePerson.replaced.map(({ kind }: { kind: string }) => kind)
    expect(new Set(kinds)).toEqual(
      new Set(['Document', 'Lesson', 'Recommendation', 'RecommendationFollowUp', 'Visit', 'VisitActivity']),
    )
    // The family name alone can be somebody else's.
    expect(erasePerson.toRead).toContainEqual({
      kind: 'Visit',
      number: expect.any(Number),
      fields: ['report'],
    })
    const visit = await world.prisma.visit.findUniqueOrThrow({ where: { id: visitId } })
    expect(visit.report).toContain(`Met ${person.jobTitle} en ${person.jobTitle};`)
    const revisions = await world.prisma.revision.findMany({
      where: { action: { in: ['erase', 'erasePerson'] } },
    })
    expect(revisions).toContainEqual(
      expect.objectContaining({ kind: 'Person', subjectId: person.id, action: 'erase' }),
    )
    expect(revisions).toContainEqual(expect.objectContaining({ kind: 'Visit', fields: ['report'] }))
  })

  test('travelled still, as what; coordinated still, nobody says who', async () => {
    const { visit } = await administrator.ask(
      'query ($id: ID!) { visit(id: $id) { delegation { person { name } jobTitle } } }',
      { id: globalId('Visit', visitId) },
    )
    expect(visit.delegation).toContainEqual({ person: null, jobTitle: person.jobTitle })
    const coordinators = await world.prisma.coordinator.count({ where: { personId: person.id } })
    expect(coordinators).toBeGreaterThan(0)
    const { people, node } = await administrator.ask(
      'query ($id: ID!) { people(first: 100) { nodes { name } } node(id: $id) { id } }',
      { id: globalId('Person', person.id) },
    )
    expect(people.nodes).not.toContainEqual({ name: '–' })
    expect(node).toBeNull()
  })

  test('signs in no more, and what was kept for the account is gone', async () => {
    const { errors } = await officer.tryToAsk('{ viewer { role } }')
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED')
    expect(await world.prisma.savedSearch.count({ where: { userId: person.user?.id } })).toBe(0)
  })

  test('is erased once: again, nothing happens', async () => {
    const before = await world.prisma.revision.count()
    const { erasePerson } = await administrator.ask(erase, { id: globalId('Person', person.id) })
    expect(erasePerson).toMatchObject({ erasedOn: '2026-11-23', replaced: [], toRead: [] })
    expect(await world.prisma.revision.count()).toBe(before)
  })

  test.each([
    ['a name again', `update person set name = 'x' where id = $1`, 'not filled in again'],
    [
      'an account that is open again',
      `update app_user set disabled_at = null where person_id = $1`,
      'signs in no more',
    ],
    [
      'a new coordination',
      `update coordinator set person_id = $1 where person_id <> $1`,
      'nothing is linked',
    ],
    [
      'a new delegate',
      `insert into delegate (id, visit_id, position, person_id) select gen_random_uuid(), id, 99, $1::uuid from visit limit 1`,
      'nothing is linked',
    ],
  ])('has not, whoever writes, %s', async (_what, sql, refusal) => {
    await expect(world.database.query(sql, [person.id])).rejects.toThrow(refusal)
  })

  test('leaves history as it was, but for the name', async () => {
    await expect(
      world.database.query(`update revision set reason = 'x' where reason is not null`),
    ).rejects.toThrow('append-only')
  })
})

test('whose last day has passed is listed, to those who keep the row', async () => {
  const due = { isDue: true }
  const list =
    'query ($filter: PeopleFilter) { people(filter: $filter) { nodes { id } totalCount } }'.replace(
      'PeopleFilter',
      'PersonFilter',
    )
  const other = await world.prisma.person.findFirstOrThrow({
    where: { consent: 'NAMED', municipality: { side: 'NORTH' }, erasedOn: null },
  })
  await world.prisma.person.update({ where: { id: other.id }, data: { retainUntil: new Date('2026-11-22') } })
  const id = globalId('Person', other.id)
  expect((await administrator.ask(list, { filter: due })).people.nodes).toContainEqual({ id })
  const stranger = await world.prisma.municipality.findFirstOrThrow({
    where: { side: 'NORTH', id: { not: other.municipalityId ?? '' } },
  })
  const colleague = await world.as('OFFICER', stranger.name)
  expect((await colleague.ask(list, { filter: due })).people.nodes).not.toContainEqual({ id })
  expect((await colleague.ask(list)).people.totalCount).toBeGreaterThan(1)
})
