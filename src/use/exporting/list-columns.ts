import { at, coded, type Column, column, columns, made, rowsAt } from './column.ts'
import {
  dossierLine,
  event,
  eventInvitation,
  lessonCollection,
  lessonCollectionItem,
  question,
} from './meeting-columns.ts'
import { municipality } from './municipality-column.ts'
import { named } from './named.ts'

// What stands in the files of each list, in this order. A name that is published stays; new columns come at the end
// of their list. Names that end in Label are in the reader's language, all others are the same for everybody.

const changed = [column('changedAt', 'updatedAt'), column('publishedAt')]

/** Who wrote an anonymous lesson must not follow from where it was learned: a file is passed on. */
const unlessAnonymous = ({ name, paths, read }: Column): Column =>
  made(name, [...paths, 'isAnonymous'], (row, language) =>
    row['isAnonymous'] === false ? read(row, language) : null,
  )

const catalogues = [...coded('policyDomains'), ...coded('missionTypes'), ...coded('countries', 'name')]

/** The columns that npm run import -- lessons reads have the names it reads them by. */
const lesson: Column[] = [
  ...columns('id number version'),
  ...coded('collection'),
  ...named('state'),
  ...named('visibility'),
  ...columns('language title titleIsMade'),
  ...named('outcome'),
  ...columns('lesson context whatHappened why recommendation recommendedTo holdsWhen evidence'),
  ...named('level'),
  ...named('pillars'),
  ...catalogues,
  ...columns('experiencedOn reviewOn'),
  unlessAnonymous(column('visit', 'visit.number')),
  unlessAnonymous(column('partnership', 'partnership.number')),
  unlessAnonymous(municipality()),
  column('anonymous', 'isAnonymous'),
  column('sourceDocument', 'source.document'),
  column('sourcePage', 'source.page'),
  column('sourceUrl', 'source.url'),
  column('sourceOutcome', 'source.outcome'),
  ...changed,
]

const practice: Column[] = [
  ...columns('id number version'),
  ...named('state'),
  ...named('visibility'),
  ...columns('language title summary howToApply holdsWhen'),
  ...named('pillars'),
  ...catalogues,
  column('confirmedBy', 'confirmedBy.lesson.number'),
  column('reviewOn'),
  ...changed,
]

/** Who travels is left out: a file of visits is passed on, and people are not. */
const visit: Column[] = [
  ...columns('id number version title month startsOn endsOn'),
  ...coded('missionTypes'),
  ...coded('policyDomains'),
  ...coded('countries', 'name'),
  column('municipalities', 'municipalities.name'),
  column('partnerships', 'partnerships.number'),
  column('partnershipNames', 'partnerships.name'),
  ...named('pillars'),
  ...coded('programme'),
  ...columns('purpose termsOfReference report'),
  column('changedAt', 'updatedAt'),
  ...named('status'),
  ...columns('closedOn cancelledReason'),
]

const document: Column[] = [
  ...columns('id number version'),
  column('visit', 'visit.number'),
  column('visitTitle', 'visit.title'),
  ...columns('title language'),
  ...named('documentKind', 'kind'),
  ...named('visibility'),
  ...columns('url'),
  column('mediaType', 'file.mediaType'),
  column('size', 'file.size'),
  column('hash', 'file.hash'),
  ...columns('withdrawnOn withdrawnReason createdAt'),
  column('changedAt', 'updatedAt'),
]

const recommendation: Column[] = [
  ...columns('id number version'),
  column('visit', 'visit.number'),
  column('visitTitle', 'visit.title'),
  column('text'),
  municipality(),
  ...columns('recommendedTo dueOn'),
  ...named('status'),
  ...named('response'),
  ...columns('responseReason respondedOn'),
  ...named('progress'),
  ...columns('withdrawnOn withdrawnReason'),
  column('changedAt', 'updatedAt'),
]

const reuse: Column[] = [
  ...columns('id version'),
  column('visit', 'visit.number'),
  column('visitTitle', 'visit.title'),
  column('decidedBy', 'invitation.municipality.name'),
  column('lesson', 'lesson.number'),
  column('practice', 'practice.number'),
  made(
    'title',
    ['lesson.title', 'practice.title'],
    row => at(row, 'lesson.title') ?? at(row, 'practice.title'),
  ),
  ...named('decision'),
  ...columns('reason decidedOn'),
  ...named('reuseOutcome', 'outcome'),
  ...columns('note outcomeOn'),
  column('changedAt', 'updatedAt'),
]

const participation: Column[] = [
  ...columns('id number version'),
  column('visit', 'visit.number'),
  column('visitTitle', 'visit.title'),
  municipality(),
  ...named('state'),
  ...named('begunBy'),
  ...columns('periodFrom periodUntil'),
  ...coded('activities'),
  ...columns('why decidedOn'),
  ...named('refusalGround'),
  ...columns('decisionReason endedOn endedReason'),
  column('changedAt', 'updatedAt'),
]

const invitation: Column[] = [
  ...columns('id version'),
  column('visit', 'visit.number'),
  column('visitTitle', 'visit.title'),
  ...columns('startsOn endsOn'),
  municipality(),
  column('partnership', 'partnership.number'),
  column('partnershipName', 'partnership.name'),
  column('text'),
  ...named('answer'),
  ...columns('answeredOn answerReason aims'),
  column('changedAt', 'updatedAt'),
]

const ofEither = (name: string, path = name): Column =>
  made(
    name,
    [`lesson.${path}`, `practice.${path}`],
    row => at(row, `lesson.${path}`) ?? at(row, `practice.${path}`),
  )

/** What stands in a brief, to print or to tick off. */
const briefItem: Column[] = [
  column('lesson', 'lesson.number'),
  column('practice', 'practice.number'),
  ofEither('language'),
  ofEither('title'),
  column('text', 'lesson.lesson'),
  column('recommendation', 'lesson.recommendation'),
  column('summary', 'practice.summary'),
  ...named('outcome', 'lesson.outcome'),
  column('why'),
  ...named('decision', 'decision.decision'),
  column('reason', 'decision.reason'),
]

/** A table of all parts, to filter in a sheet; what is passed on has no more of people than a pack shows. */
const handOverItem: Column[] = [...columns('part heading number on title text who state language id')]

const members = (side: 'NORTH' | 'SOUTH', name: string): Column =>
  made(
    name,
    [
      'members.municipality.name',
      'members.municipality.side',
      'members.municipality.country.code',
      'members.leftOn',
    ],
    row =>
      rowsAt(row, 'members')
        .filter(member => at(member, 'municipality.side') === side && member['leftOn'] === null)
        .map(
          member =>
            `${String(at(member, 'municipality.name'))} (${String(at(member, 'municipality.country.code'))})`,
        ),
  )

const partnership: Column[] = [
  ...columns('id number version name'),
  ...named('form'),
  ...named('status'),
  ...columns('startedOn endedOn endedReason'),
  members('NORTH', 'municipalities'),
  members('SOUTH', 'partners'),
  ...coded('programmes'),
  ...coded('policyDomains'),
  column('changedAt', 'updatedAt'),
]

const place: Column[] = [
  ...columns('id number version name otherNames'),
  ...named('side'),
  ...coded('country', 'name'),
  ...columns('population website'),
  column('changedAt', 'updatedAt'),
]

const person: Column[] = [
  ...columns('id version name jobTitle email telephone'),
  municipality(),
  ...named('consent'),
  ...columns('consentOn retainUntil'),
]

/** In the reader's language; for all four at once there is npm run thesaurus -- export. */
const concept: Column[] = [
  ...columns('id code version label terms'),
  column('broader', 'broader.code'),
  column('changedAt', 'updatedAt'),
]

const revision: Column[] = [
  ...columns('id at action fromState toState fields reason'),
  column('user', 'user.person.name'),
  ...named('role', 'user.role'),
]

/** The columns of each type of row that a list can hold. */
export const columnsOf: Readonly<Record<string, readonly Column[]>> = {
  Lesson: lesson,
  GoodPractice: practice,
  Visit: visit,
  Recommendation: recommendation,
  Question: question,
  LessonCollection: lessonCollection,
  LessonCollectionItem: lessonCollectionItem,
  Event: event,
  EventInvitation: eventInvitation,
  Reuse: reuse,
  Participation: participation,
  VisitInvitation: invitation,
  BriefItem: briefItem,
  HandOverItem: handOverItem,
  DossierLine: dossierLine,
  Document: document,
  Partnership: partnership,
  Municipality: place,
  Person: person,
  Concept: concept,
  Revision: revision,
}
