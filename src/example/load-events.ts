import { newIds as makeIds } from '../db/new-ids.ts'
import { lastDayOfMonth, monthOf } from '../field/day.ts'
import { connectRows } from './connect-rows.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** Events with who was invited and what each brings, their sessions, and what came of those. */
export async function loadEvents(loading: Loading): Promise<void> {
  const { tx, world, days, catalogues, ids } = loading
  const events = world.events.map(event => ({ ...event, id: ids.event(event.key) }))
  await tx.event.createMany({
    data: events.map(({ id, title, form, purpose, place, languages, cancelledReason, ...event }) => {
      const startsOn = days.day(event.startsOn)
      return {
        ...{ id, title, form, purpose, place, languages, cancelledReason, daysFixed: event.daysFixed },
        startsOn: event.daysFixed ? startsOn : monthOf(startsOn),
        endsOn: event.daysFixed ? days.day(event.endsOn) : lastDayOfMonth(startsOn),
        hostId: idOrNull(ids.municipality, event.host),
        announcedOn: days.dayOrNull(event.announcedOn),
        closedOn: days.dayOrNull(event.closedOn),
        cancelledOn: days.dayOrNull(event.cancelledOn),
        createdAt: days.moment(event.draftedOn),
        isExample: true,
      }
    }),
  })
  const pairs = (of: (event: (typeof events)[number]) => string[]) =>
    events.flatMap(event => of(event).map(other => [event.id, other] as const))
  await connectRows(
    tx,
    '_EventOrganisers',
    pairs(event => event.organisers.map(ids.municipality)),
  )
  await connectRows(
    tx,
    '_EventToRegion',
    pairs(event => event.regions),
  )
  await connectRows(
    tx,
    '_EventToPolicyDomain',
    pairs(event => event.policyDomains.map(catalogues.policyDomain)),
  )
  const countries = pairs(event => event.countries).map(([event, code]) => [code, event] as const)
  await connectRows(tx, '_CountryToEvent', countries)
  await tx.eventInvitation.createMany({
    data: events.flatMap(({ id: eventId, invitations }) =>
      invitations.map(({ text, answer, answerReason, ...invitation }) => ({
        ...{ eventId, text, answer, answerReason },
        municipalityId: ids.municipality(invitation.municipality),
        invitedById: idOrNull(ids.municipality, invitation.invitedBy),
        practiceId: idOrNull(ids.practice, invitation.practice),
        lessonId: idOrNull(ids.lesson, invitation.lesson),
        questionId: idOrNull(ids.question, invitation.question),
        answeredOn: days.dayOrNull(invitation.answeredOn),
        createdAt: days.moment(invitation.invitedOn),
      })),
    ),
  })
  await loadSessions(loading)
}

async function loadSessions({ tx, world, days, catalogues, ids }: Loading): Promise<void> {
  const all = world.events.flatMap(event =>
    event.sessions.map((session, i) => ({
      ...session,
      eventId: ids.event(event.key),
      position: i + 1,
      createdAt: days.moment(event.draftedOn),
    })),
  )
  const made = makeIds(all.length, Date.now())
  const sessions = all.map((session, i) => ({ ...session, id: made[i] ?? '' }))
  await tx.session.createMany({
    data: sessions.map(({ id, eventId, position, title, text, heldOn, createdAt }) => ({
      ...{ id, eventId, position, title, text, createdAt },
      heldOn: days.dayOrNull(heldOn),
    })),
  })
  const domains = sessions.flatMap(({ id, policyDomains }) =>
    policyDomains.map(code => [catalogues.policyDomain(code), id] as const),
  )
  await connectRows(tx, '_PolicyDomainToSession', domains)
  const participants = sessions.flatMap(({ id, participants }) =>
    participants.map(key => [ids.municipality(key), id] as const),
  )
  await connectRows(tx, '_MunicipalityToSession', participants)
  const lessons = sessions.flatMap(({ id, lessons }) => lessons.map(key => [ids.lesson(key), id] as const))
  // By hand, since Prisma would say that each changed today.
  await tx.$executeRawUnsafe(
    `update lesson set session_id = held::uuid
     from unnest($1::text[], $2::text[]) as pair (learned, held) where id = learned::uuid`,
    lessons.map(([lesson]) => lesson),
    lessons.map(([, session]) => session),
  )
  await tx.questionAnswer.createMany({
    data: sessions.flatMap(({ id: sessionId, answers }) =>
      answers.map(({ question, lesson, author, givenOn }) => ({
        sessionId,
        questionId: ids.question(question),
        lessonId: ids.lesson(lesson),
        authorId: ids.user(author),
        createdAt: days.moment(givenOn),
      })),
    ),
  })
}
