import type { Database } from '../../../src/db/database.ts'
import { newId } from '../../../src/db/new-ids.ts'
import { type Write, writes } from '../../../src/db/write/writes.ts'
import { oneOf } from '../../kills/random.ts'
import { today } from '../../support/furnishings.ts'

type Random = () => number

/** What writes can refer to, and the rows that were written by then. */
export interface Base {
  readonly collectionId: string
  readonly municipalities: readonly string[]
  readonly domains: readonly { id: string; code: string }[]
  readonly lessons: { id: string; version: number }[]
  readonly visits: { id: string; version: number }[]
}

export async function readBase({ prisma }: Database): Promise<Base> {
  const versioned = { select: { id: true, version: true }, orderBy: { id: 'asc' } } as const
  const north = await prisma.municipality.findMany({ where: { side: 'NORTH' }, orderBy: { id: 'asc' } })
  return {
    collectionId: (await prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })).id,
    municipalities: north.map(({ id }) => id),
    domains: await prisma.policyDomain.findMany({
      select: { id: true, code: true },
      orderBy: { code: 'asc' },
      take: 6,
    }),
    lessons: await prisma.lesson.findMany({ ...versioned, take: 12 }),
    visits: await prisma.visit.findMany({ ...versioned, take: 6 }),
  }
}

const types = ['IDENTIFICATION', 'EVALUATION', 'TECHNICAL', 'POLITICAL', 'NO_SUCH_TYPE']
const countries = ['SN', 'BE', 'EC', 'ZA']
const some = <Item>(random: Random, items: readonly Item[]) => items.filter(() => random() < 0.4)
const perhaps = <Value>(random: Random, value: Value) => (random() < 0.5 ? value : undefined)
/** Mostly what is right; now and then what a rule of the database refuses. */
const mostly = <Item>(random: Random, right: Item, wrong: Item) => (random() < 0.93 ? right : wrong)

const text = (random: Random) =>
  oneOf(['klei', 'l’été "chaud"', 'a\\b{c,d}', 'null', '€ 5 · ñ', 'x'.repeat(300)], random)

const links = (random: Random, { domains }: Base) => ({
  policyDomains: some(random, domains)
    .slice(0, mostly(random, 3, 6))
    .map(({ id, code }) => (random() < 0.5 ? { id } : { code })),
  missionTypes: some(random, types.slice(0, mostly(random, 4, 5))).map(code => ({ code })),
  countries: some(random, countries).map(code => ({ code })),
})

const wording = (random: Random) => ({
  title: mostly(random, text(random), ' '),
  lesson: text(random),
  context: perhaps(random, oneOf([null, text(random)], random)),
  outcome: oneOf(['WORKED', 'FAILED', 'MIXED'] as const, random),
  pillars: some(random, ['POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY'] as const),
  experiencedOn: perhaps(random, oneOf([null, new Date('2025-03-04')], random)),
  anonymous: random() < 0.2,
})

/** One change, and what the rows are like once it is written. */
interface Change {
  readonly write: Write
  readonly written: () => void
}

function newLesson(random: Random, base: Base): Change {
  const id = newId()
  const { policyDomains, missionTypes, countries: where } = links(random, base)
  const data = {
    ...{ id, ...wording(random), language: 'nl' as const, collectionId: base.collectionId, createdAt: today },
    ...(random() < 0.5 ? { state: 'PUBLISHED' as const, publishedAt: today } : {}),
    policyDomains: { connect: policyDomains },
    missionTypes: { connect: missionTypes },
    countries: { connect: where },
  }
  return { write: writes.lesson.create({ data }), written: () => base.lessons.push({ id, version: 1 }) }
}

function changedLesson(random: Random, base: Base): Change {
  const lesson = oneOf(base.lessons, random)
  const { policyDomains, missionTypes, countries: where } = links(random, base)
  const data = {
    ...wording(random),
    state: perhaps(random, oneOf(['WITHDRAWN', 'DRAFT'] as const, random)),
    policyDomains: perhaps(random, { set: policyDomains }),
    missionTypes: perhaps(random, { set: missionTypes }),
    countries: perhaps(random, random() < 0.5 ? { set: where } : { connect: where }),
  }
  const write = writes.lesson.updateAsRead(lesson.id, mostly(random, lesson.version, 99), data)
  return { write, written: () => lesson.version++ }
}

const places = (random: Random) =>
  some(random, countries).map((countryCode, position) => ({
    ...{ id: newId(), position, countryCode },
    name: text(random).slice(0, 100),
  }))

function newVisit(random: Random, base: Base): Change {
  const id = newId()
  const startsOn = new Date('2026-05-04')
  const data = {
    ...{ id, title: text(random).slice(0, 100), startsOn, createdAt: today },
    endsOn: mostly(random, new Date('2026-05-09'), new Date('2026-05-01')),
    municipalities: { connect: some(random, base.municipalities).map(one => ({ id: one })) },
    missionTypes: { connect: [{ code: 'IDENTIFICATION' }] },
    countries: { connect: [{ code: 'SN' }] },
    places: { create: places(random) },
  }
  return { write: writes.visit.create({ data }), written: () => base.visits.push({ id, version: 1 }) }
}

function changedVisit(random: Random, base: Base): Change {
  const visit = oneOf(base.visits, random)
  const data = {
    report: perhaps(random, oneOf([null, text(random)], random)),
    municipalities: perhaps(random, { set: some(random, base.municipalities).map(id => ({ id })) }),
    programme: perhaps(random, { disconnect: true }),
    places: perhaps(random, { deleteMany: {}, create: places(random) }),
  }
  const write = writes.visit.updateAsRead(visit.id, mostly(random, visit.version, 99), data)
  return { write, written: () => visit.version++ }
}

const keyed = (key: string): Write =>
  writes.idempotencyKey.create({
    data: { actor: 'somebody', action: 'test', key, subjectId: newId(), digest: '', at: today },
  })

/** Of two failures at once the two ways may tell another one first; so a key is taken where all else is right. */
const keyTaken = (random: Random): Change => ({
  write: keyed(mostly(random, newId(), 'once')),
  written: () => {},
})

/** What a verb could write: a change, its revision, now and then something more. */
export function anyWrites(random: Random, base: Base) {
  const changes = [newLesson, changedLesson, changedLesson, newVisit, changedVisit, keyTaken]
  const { write, written } = oneOf(changes, random)(random, base)
  const { id: subjectId } = oneOf(base.lessons, random)
  const revision = { id: newId(), kind: 'Lesson', subjectId, action: 'test', fields: ['a', 'b'], at: today }
  const more = [
    writes.recommendation.updateMany({
      where: { progress: 'NOT_BEGUN' },
      data: { version: { increment: 1 } },
    }),
    writes.knowledgeGap.deleteMany({ where: { state: 'NOT_FOR_US' } }),
  ].filter(() => random() < 0.3)
  return { transaction: [...more, write, writes.revision.create({ data: revision })], written }
}
