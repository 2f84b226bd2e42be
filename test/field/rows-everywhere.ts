import type { Person } from '../../src/db/generated/client/client.ts'
import { today, type World } from '../support/world.ts'

/**
 * Somebody to whom a link leads from every table that can have one: he or she travelled on a visit that was weighed,
 * decided on and cancelled, wrote, reviewed, coordinated and was invited. Rows that the example world has are taken.
 */
export async function rowsEverywhere({ prisma }: World): Promise<Person> {
  const person = await prisma.person.findFirstOrThrow({
    where: {
      user: { role: 'OFFICER', lessons: { some: { state: 'PUBLISHED' } } },
      coordinations: { some: {} },
    },
    include: { user: { include: { lessons: { where: { state: 'PUBLISHED' } } } }, coordinations: true },
  })
  const { user, coordinations, ...row } = person
  const [lesson] = user?.lessons ?? []
  const [{ partnershipId } = { partnershipId: '' }] = coordinations
  if (!user || !lesson) throw new Error('The example world has such a person.')
  const visit = await prisma.visit.findFirstOrThrow({
    where: { participations: { some: { weighing: { evidence: { some: { sentence: { not: null } } } } } } },
  })
  const [visitId, personId, lessonId, userId] = [visit.id, person.id, lesson.id, user.id]
  const text = 'Zo werd het verteld.'
  const practice = await prisma.goodPractice.findFirstOrThrow()
  await prisma.goodPractice.update({ where: { id: practice.id }, data: { authorId: userId } })
  await prisma.lesson.update({
    where: { id: lessonId },
    data: {
      ...{
        context: text,
        whatHappened: text,
        why: text,
        evidence: text,
        recommendedTo: text,
        holdsWhen: text,
      },
      ...{ sourceDocument: text, sourcePage: text, sourceOutcome: text },
    },
  })
  const { id: activityId } = await prisma.activity.findFirstOrThrow()
  const { hash: fileHash } = await prisma.storedFile.findFirstOrThrow()
  const finalities = ['IDENTIFICATION', 'EVALUATION', 'TECHNICAL', 'POLITICAL'].map(code => ({ code }))
  await prisma.visit.update({
    where: { id: visitId },
    data: {
      missionTypes: { connect: finalities },
      municipalities: { connect: { id: user.municipalityId ?? '' } },
      partnerships: { connect: { id: partnershipId } },
    },
  })
  await prisma.visit.update({
    where: { id: visitId },
    data: {
      ...{ isOrganised: true, purpose: text, report: text, termsOfReference: text },
      delegation: { create: { position: 50, personId, jobTitle: text } },
      places: { create: { position: 50, countryCode: 'SN', name: text } },
      activities: { create: { activityId, personId, note: text } },
      findings: { create: { text } },
      actorsMet: { create: { organisation: text, kind: 'EMBASSY', personId, jobTitle: text, note: text } },
      personalReports: { create: { text, personId } },
      identification: {
        create: {
          ...{ languages: ['fr'], channels: text },
          checks: { create: { point: 'SPIRIT_OF_THE_PROGRAMME', holds: 'PARTLY', sentence: text } },
        },
      },
      judgedResults: {
        create: {
          ...{ judgement: 'PARTLY', contribution: 'SOME', sentence: text },
          plannedResult: { create: { partnershipId, text, droppedOn: today, droppedReason: text } },
        },
      },
      steeringStructures: { create: { partnershipId, text, since: today } },
      bottlenecks: { create: { text, recommendation: text } },
      recommendations: {
        create: {
          ...{ text, recommendedTo: text, dueOn: today, response: 'REFUSED', responseReason: text },
          ...{ respondedOn: today, withdrawnOn: today, withdrawnReason: text },
          followUps: { create: { asOf: today, progress: 'GIVEN_UP', note: text } },
        },
      },
      documents: {
        create: {
          ...{ title: text, language: 'nl', kind: 'OTHER', url: 'https://example.org/' },
          citations: { create: { lessonId, page: 1, quote: text } },
        },
      },
      invitations: {
        create: {
          ...{ municipalityId: user.municipalityId ?? '', partnershipId, text, aims: text },
          ...{ answer: 'ACCEPTED', answeredOn: today, answerReason: text },
        },
      },
      reuses: {
        create: {
          ...{ practiceId: practice.id, decision: 'ADAPT', reason: text, decidedOn: today },
          ...{ outcome: 'HELPED', outcomeOn: visit.endsOn, note: text },
        },
      },
    },
  })
  await prisma.document.create({
    data: {
      ...{ visitId, title: text, language: 'nl', kind: 'OTHER' },
      ...{ withdrawnOn: today, withdrawnReason: text },
    },
  })
  await prisma.participation.updateMany({
    where: { visitId, decidedOn: { not: null } },
    data: { decisionReason: text },
  })
  await prisma.partnership.update({
    where: { id: partnershipId },
    data: { status: 'ENDED', endedOn: today, endedReason: text },
  })
  await prisma.actorChange.create({
    data: { municipalityId: user.municipalityId ?? '', kind: 'COALITION', changedOn: today, note: text },
  })
  const brief = await prisma.brief.upsert({
    where: { visitId },
    create: { visitId, fixedOn: today },
    update: {},
  })
  await prisma.briefItem.createMany({
    data: { briefId: brief.id, position: 99, lessonId, reasons: [{ code: 'FAILED' }] },
    skipDuplicates: true,
  })
  const event = await prisma.event.findFirstOrThrow({
    where: { announcedOn: { not: null }, invitations: { some: {} } },
  })
  await prisma.sentDossier.create({
    data: {
      ...{ eventId: event.id, sentOn: today },
      copies: {
        create: {
          ...{ visibility: 'INTERNAL', contents: {} },
          items: { create: { position: 0, lessonId, themes: ['waste'], reasons: [{ code: 'FAILED' }] } },
        },
      },
    },
  })
  await prisma.lessonReview.create({
    data: { lessonId, userId, significant: true, valid: true, applicable: true, note: text },
  })
  await prisma.lessonCollection.create({
    data: {
      name: text,
      purpose: text,
      authorId: userId,
      items: { create: { position: 1, lessonId, note: text } },
    },
  })
  await prisma.knowledgeGap.create({
    data: {
      ...{ subject: 'weegbruggen', times: 1, firstOn: today, lastOn: today, state: 'ANSWERED', reason: text },
      ...{ lessonId, closedAt: today },
      words: { create: { day: today, word: 'weegbruggen', language: 'nl', times: 1 } },
    },
  })
  const question = await prisma.question.findFirstOrThrow({ where: { state: 'OPEN' } })
  await prisma.questionAnswer.create({
    data: { questionId: question.id, personId, note: text, authorId: userId },
  })
  await prisma.question.update({
    where: { id: question.id },
    data: { authorId: userId, state: 'ANSWERED', closedOn: today, closedReason: text },
  })
  await prisma.weighingRule.create({
    data: {
      recentMonths: 24,
      togetherWeeks: 2,
      area: 'SUBREGION',
      required: [0, 1, 2, 3],
      reason: text,
      userId,
    },
  })
  await prisma.savedSearch.create({
    data: { name: text, query: text, filter: {}, language: 'nl', userId, seenSeq: 0n, seenAt: today },
  })
  await prisma.upload.create({ data: { fileHash, userId } })
  await prisma.token.create({
    data: { name: text, role: 'OFFICER', hash: 'x', userId, municipalityId: user.municipalityId },
  })
  await prisma.visit.update({ where: { id: visitId }, data: { cancelledOn: today, cancelledReason: text } })
  return row
}
