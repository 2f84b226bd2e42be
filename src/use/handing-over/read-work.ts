import type { Context } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { valueName } from '../../language/value-names.ts'
import { recommendationFilter } from '../../visits/recommendations/recommendation-filter.ts'
import { statusOf } from '../../visits/recommendations/rules.ts'
import { visitStatus } from '../../visits/visits/visit-status.ts'
import { type HandOverItem, mostOfPart } from './hand-over.ts'

type Reading = Pick<Context, 'viewer' | 'db' | 'now'>

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).join(', ')

export async function readVisits(
  { db, now }: Reading,
  partnershipId: string,
  language: Language,
): Promise<HandOverItem[]> {
  const visits = await db.visit.findMany({
    where: { isDraft: false, partnerships: { some: { id: partnershipId } } },
    select: {
      ...{ id: true, number: true, title: true, purpose: true, isDraft: true, daysFixed: true },
      ...{ startsOn: true, endsOn: true, report: true, closedOn: true, cancelledOn: true },
      municipalities: { select: { name: true }, orderBy: { name: 'asc' } },
    },
    orderBy: [{ month: 'desc' }, { id: 'desc' }],
    take: mostOfPart,
  })
  return visits.map(visit => ({
    part: 'VISITS',
    node: { type: 'Visit', id: visit.id },
    number: visit.number,
    // Of a plan whose days nobody knows yet the month is said.
    on: visit.daysFixed ? visit.startsOn : null,
    title: visit.title,
    text: visit.purpose,
    who: namesOf(visit.municipalities),
    state: [
      valueName('status', visitStatus(visit, dayOf(now)), language),
      ...(visit.daysFixed ? [] : [say(language, 'handOver.month', { day: visit.startsOn })]),
    ].join(' '),
  }))
}

export async function readRecommendations(
  reading: Reading,
  partnershipId: string,
  language: Language,
): Promise<HandOverItem[]> {
  const { db, now } = reading
  const recommendations = await db.recommendation.findMany({
    where: await recommendationFilter(reading, {
      statuses: ['OPEN', 'OVERDUE'],
      partnerships: [{ id: partnershipId }],
    }),
    select: {
      ...{ id: true, number: true, text: true, recommendedTo: true, dueOn: true },
      ...{ response: true, progress: true, withdrawnOn: true },
      municipality: { select: { name: true } },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: mostOfPart,
  })
  return recommendations.map(({ id, number, text, recommendedTo, municipality, ...standing }) => ({
    part: 'RECOMMENDATIONS',
    node: { type: 'Recommendation', id },
    number,
    on: standing.dueOn,
    title: text,
    who: [recommendedTo, municipality?.name].filter(Boolean).join(', '),
    state: `${say(language, 'handOver.due', { day: standing.dueOn })} (${valueName('status', statusOf(standing, dayOf(now)), language)})`,
  }))
}

/** What was decided on being accompanied; the partner learns of none of it, as everywhere. */
export async function readParticipations(
  { db }: Reading,
  partnershipId: string,
  language: Language,
): Promise<HandOverItem[]> {
  const participations = await db.participation.findMany({
    where: { visit: { partnerships: { some: { id: partnershipId } } } },
    select: {
      ...{ id: true, number: true, state: true, why: true, periodFrom: true },
      ...{ decidedOn: true, decisionReason: true, refusalGround: true, endedOn: true, endedReason: true },
      visit: { select: { title: true } },
      municipality: { select: { name: true } },
    },
    orderBy: [{ periodFrom: 'desc' }, { id: 'desc' }],
    take: mostOfPart,
  })
  return participations.map(({ id, number, visit, municipality, state, refusalGround, ...decided }) => ({
    part: 'PARTICIPATIONS',
    node: { type: 'Participation', id },
    number,
    on: decided.endedOn ?? decided.decidedOn ?? decided.periodFrom,
    title: visit.title,
    text: [decided.why, decided.decisionReason, decided.endedReason].filter(text => text !== null).join('\n'),
    who: municipality.name,
    state: [
      valueName('state', state, language),
      ...(refusalGround ? [valueName('refusalGround', refusalGround, language)] : []),
    ].join(': '),
  }))
}

/** Who coordinates or did, and who of the association came along: those who agreed to be named, the present ones first. */
export async function readPeople({ db }: Reading, partnershipId: string): Promise<HandOverItem[]> {
  const people = await db.person.findMany({
    where: {
      consent: 'NAMED',
      OR: [
        { coordinations: { some: { partnershipId } } },
        {
          participations: {
            some: { state: 'ACCOMPANIED', visit: { partnerships: { some: { id: partnershipId } } } },
          },
        },
      ],
    },
    select: {
      ...{ id: true, name: true, jobTitle: true, telephone: true, email: true },
      municipality: { select: { name: true } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostOfPart,
  })
  return people.map(({ id, name, jobTitle, municipality, telephone, email }) => ({
    part: 'PEOPLE',
    node: { type: 'Person', id },
    title: name,
    who: [jobTitle, municipality?.name].filter(Boolean).join(', '),
    state: [telephone, email].filter(Boolean).join(' · '),
  }))
}
