import { Latest } from '../db/latest.ts'
import type { RowRule, RowRules } from '../db/visible-client.ts'
import { circlesOf } from './circles.ts'
import { keptLessons } from './kept-lessons.ts'
import { any, everything, field, nothing, type Rule, toPrismaFilter } from './rule.ts'
import { isAdministrator, isAssociation, isSignedIn, type Viewer } from './viewer.ts'
import { documentsVisibleTo } from './visible-documents.ts'
import {
  eventInvitationsVisibleTo,
  eventsVisibleTo,
  ofOwnEvent,
  sentCopiesVisibleTo,
} from './visible-events.ts'
import {
  knowledgeVisibleTo,
  ownedBy,
  publishedVisibleTo,
  standsOrWasSeen,
  whereOriginShows,
  writtenBy,
} from './visible-knowledge.ts'
import { questionsVisibleTo } from './visible-questions.ts'

const known = new Latest<Required<RowRules>>(300)

/** They follow from these parts of a viewer; whoever asks once asks again. */
export function rowRules(viewer: Viewer): Required<RowRules> {
  const { role, userId, tokenId, municipalityId } = viewer
  const key = `${role} ${userId} ${tokenId} ${municipalityId}`
  const kept = known.get(key)
  if (kept) return kept
  const rules = makeRules(viewer)
  known.set(key, rules)
  return rules
}

/**
 * What a viewer may read, table by table; every read of the schema goes through these, see db/visible-client.ts.
 * A new table does not compile until it has its line here.
 */
function makeRules(viewer: Viewer): Required<RowRules> {
  const knowledge = knowledgeVisibleTo(viewer)
  const visit = visitsVisibleTo(viewer)
  const documents = documentsVisibleTo(viewer)
  const question = questionsVisibleTo(viewer)
  // Of whom was erased nothing is left to see.
  const person = { AND: [{ erasedOn: null }, toPrismaFilter(peopleVisibleTo(viewer))] }
  const insideVisit = isAssociation(viewer) ? everywhere : { where: { visit: ofOwnVisit(viewer) } }
  const participation = isAssociation(viewer) ? everywhere : { where: askedByOwn(viewer) }
  const inParticipation = isAssociation(viewer)
    ? everywhere
    : { where: { participation: askedByOwn(viewer) } }
  const brief = isAssociation(viewer)
    ? {}
    : { OR: [{ visit: ofOwnVisit(viewer) }, { invitation: invitedOwn(viewer) }] }
  const insidePartnership = isAssociation(viewer) ? {} : { partnership: ofOwnPartnership(viewer) }
  return {
    // Catalogues, and the public facts of who works with whom.
    MissionType: everywhere,
    Activity: everywhere,
    PolicyDomain: everywhere,
    Region: everywhere,
    Country: everywhere,
    Programme: everywhere,
    Collection: everywhere,
    Concept: everywhere,
    Municipality: everywhere,
    Partnership: everywhere,
    PartnershipMember: everywhere,
    Lesson: { ...ruled(knowledge), kept: keptLessons(viewer) },
    GoodPractice: ruled(knowledge),
    GoodPracticeLesson: {
      where: { AND: [{ lesson: toPrismaFilter(knowledge) }, { practice: toPrismaFilter(knowledge) }] },
    },
    LessonOriginal: ruled(isAssociation(viewer) ? everything : writtenBy(viewer)),
    // What an anonymous lesson cites says on which visit it was learned.
    LessonCitation: {
      where: {
        AND: [
          { lesson: { AND: [toPrismaFilter(knowledge), whereOriginShows(viewer)] } },
          { document: documents },
        ],
      },
    },
    LessonReview: { where: isAssociation(viewer) ? {} : { lesson: toPrismaFilter(writtenBy(viewer)) } },
    // The outline of a visit is for all who are signed in; its fields guard the rest (visits/visits/schema.ts).
    Visit: { where: visit },
    VisitPlace: insideVisit,
    Delegate: insideVisit,
    VisitActivity: insideVisit,
    Finding: insideVisit,
    ActorMet: insideVisit,
    Identification: insideVisit,
    IdentificationCheck: isAssociation(viewer)
      ? everywhere
      : { where: { identification: insideVisit.where } },
    PlannedResult: { where: insidePartnership },
    JudgedResult: isAssociation(viewer)
      ? everywhere
      : { where: { AND: [insideVisit.where, { plannedResult: insidePartnership }] } },
    SteeringStructure: { where: insidePartnership },
    Bottleneck: { where: bottlenecksVisibleTo(viewer) },
    PersonalReport: isAssociation(viewer)
      ? everywhere
      : { where: { AND: [{ sharedOn: { not: null } }, insideVisit.where] } },
    Recommendation: insideVisit,
    // What was decided about what one may not see, or no longer, says what that is. Where several travel, each decides
    // for its own partnership.
    Reuse: {
      where: {
        AND: [
          insideVisit.where,
          isAssociation(viewer) ? {} : { OR: [{ invitationId: null }, { invitation: invitedOwn(viewer) }] },
          { OR: [{ lessonId: null }, { lesson: toPrismaFilter(knowledge) }] },
          { OR: [{ practiceId: null }, { practice: toPrismaFilter(knowledge) }] },
        ],
      },
    },
    LessonCollection: ruled(publishedVisibleTo(viewer)),
    LessonCollectionItem: {
      where: {
        AND: [
          { collection: toPrismaFilter(publishedVisibleTo(viewer)) },
          { lesson: toPrismaFilter(knowledge) },
        ],
      },
    },
    Question: ruled(question),
    // An answer that one may not see, or a person whom one may not call, is none.
    QuestionAnswer: {
      where: {
        AND: [
          { question: toPrismaFilter(question) },
          { OR: [{ lessonId: null }, { lesson: toPrismaFilter(knowledge) }] },
          { OR: [{ practiceId: null }, { practice: toPrismaFilter(knowledge) }] },
          { OR: [{ personId: null }, { person: { AND: [{ consent: 'NAMED' }, person] } }] },
        ],
      },
    },
    Brief: { where: brief },
    BriefOpening: { where: openingsVisibleTo(viewer) },
    // Of what was withdrawn hears who could see it till then.
    BriefItem: {
      where: {
        AND: [isAssociation(viewer) ? {} : { brief }, standsOrWasSeen(viewer)],
      },
    },
    RecommendationFollowUp: isAssociation(viewer)
      ? everywhere
      : { where: { recommendation: insideVisit.where } },
    // Whether the association joins is between it and the municipality that asks: no partner learns of it.
    Participation: participation,
    ParticipationContact: inParticipation,
    StatedReason: inParticipation,
    Weighing: inParticipation,
    WeighingEvidence: isAssociation(viewer) ? everywhere : { where: { weighing: inParticipation.where } },
    VisitInvitation: isAssociation(viewer) ? everywhere : { where: invitedOwn(viewer) },
    // As of a visit: its outline is for all who are signed in, its fields guard the rest (events/events/schema.ts).
    Event: { where: eventsVisibleTo(viewer) },
    Session: isAssociation(viewer) ? everywhere : { where: { event: ofOwnEvent(viewer) } },
    EventInvitation: { where: eventInvitationsVisibleTo(viewer) },
    // What was sent to those who take part, each in the copy of its circle. Of what was withdrawn hears who could see it.
    SentDossier: isAssociation(viewer) ? everywhere : { where: { event: ofOwnEvent(viewer) } },
    SentDossierCopy: { where: sentCopiesVisibleTo(viewer) },
    SentDossierItem: {
      where: { AND: [{ copy: sentCopiesVisibleTo(viewer) }, standsOrWasSeen(viewer)] },
    },
    WeighingRule: isAssociation(viewer) || viewer.role === 'OFFICER' ? everywhere : nowhere,
    ActorChange: isAssociation(viewer) ? everywhere : { where: { municipality: ofOwnCircle(viewer) } },
    Document: { where: documents },
    StoredFile: { where: { documents: { some: documents } } },
    StoredFilePage: { where: { file: { documents: { some: documents } } } },
    // Read part by part by whoever serves a document, once the document was seen.
    StoredFilePart: nowhere,
    Upload: nowhere,
    Coordinator: isSignedIn(viewer) ? everywhere : nowhere,
    Person: { where: person },
    // An account says a role and a municipality; its name is the person's, ruled above.
    User: ruled(isSignedIn(viewer) ? everything : nothing),
    Token: isAdministrator(viewer) ? everywhere : nowhere,
    // Of a participation both sides know who decided what, and why; all other history is for the association.
    Revision: inParticipation,
    ReferenceRevision: nowhere,
    IdempotencyKey: nowhere,
    Outbox: nowhere,
    IndexedDocument: nowhere,
    FindableSince: nowhere,
    KnowledgeGap: isAssociation(viewer) ? everywhere : nowhere,
    KnowledgeGapWord: isAssociation(viewer) ? everywhere : nowhere,
    // Whose it is, and nobody else's: what somebody looks for is his own affair.
    SavedSearch: ruled(ownedBy(viewer)),
    Vocabulary: nowhere,
    IndexAudience: nowhere,
    VocabularyChange: nowhere,
    CatalogueFile: nowhere,
    ThesaurusRevision: nowhere,
    ConceptChange: nowhere,
    LessonShelf: nowhere,
    LessonPlace: nowhere,
    LessonStanding: nowhere,
    LessonDue: nowhere,
    LessonChange: nowhere,
    CoverageCell: nowhere,
  }
}

const everywhere: RowRule = { where: {} }
const nowhere: RowRule = { where: { OR: [] } }

const ruled = (rule: Rule): RowRule => ({ where: toPrismaFilter(rule) })

/** The association, one's own municipality's people, and whoever agreed to be named to colleagues. */
function peopleVisibleTo(viewer: Viewer): Rule {
  if (isAssociation(viewer)) return everything
  if (!isSignedIn(viewer)) return nothing
  return any(field('consent', 'NAMED'), field('municipalityId', viewer.municipalityId))
}

/** All visits, but drafts: those are seen by who makes them. */
function visitsVisibleTo(viewer: Viewer) {
  const { municipalityId } = viewer
  if (isAssociation(viewer)) return {}
  if (!isSignedIn(viewer)) return { OR: [] }
  const planned = { isDraft: false }
  if (!municipalityId) return planned
  // Whoever is invited to what the association organises sees it before it is planned.
  const invited = viewer.role === 'OFFICER' ? [{ invitations: { some: { municipalityId } } }] : []
  return { OR: [planned, { municipalities: { some: { id: municipalityId } } }, ...invited] }
}

/** Partnerships of which the viewer's municipality is, or was, a member. */
const ofOwnPartnership = ({ municipalityId }: Viewer) =>
  municipalityId ? { members: { some: { municipalityId } } } : { OR: [] }

/** INTERNAL ones are for the association and those who made the visit; the partner it was made to is not among them. */
function bottlenecksVisibleTo(viewer: Viewer) {
  const { municipalityId } = viewer
  if (isAssociation(viewer)) return {}
  const shared = { visibility: { in: [...circlesOf(viewer).whole] }, visit: visitsVisibleTo(viewer) }
  return municipalityId
    ? { OR: [shared, { visit: { municipalities: { some: { id: municipalityId } } } }] }
    : shared
}

/** Visits of the viewer's municipality: that it makes, drafts too, or receives as a partner. */
export function ofOwnVisit(viewer: Viewer) {
  const municipalityId = viewer.municipalityId
  if (!municipalityId) return { OR: [] }
  return {
    OR: [
      { municipalities: { some: { id: municipalityId } } },
      { isDraft: false, partnerships: { some: { members: { some: { municipalityId } } } } },
    ],
  }
}

/** Participations that the viewer's own Flemish municipality asked for, or was advised. */
function askedByOwn({ role, municipalityId }: Viewer) {
  return role === 'OFFICER' && municipalityId ? { municipalityId } : { OR: [] }
}

/** Invitations of the viewer's own municipality, and those that it accepted with the viewer's as a partner. */
function invitedOwn({ role, municipalityId }: Viewer) {
  if (!municipalityId) return { OR: [] }
  const agreed = {
    answer: 'ACCEPTED',
    visit: { isDraft: false },
    partnership: { members: { some: { municipalityId } } },
  }
  return { OR: [...(role === 'OFFICER' ? [{ municipalityId }] : []), agreed] }
}

/**
 * Those who see a visit from within know who read its brief; of one that the association organises, their own circle
 * alone: who was invited to it beside them is not theirs to know.
 */
function openingsVisibleTo(viewer: Viewer) {
  const { municipalityId } = viewer
  if (isAssociation(viewer)) return {}
  if (!municipalityId) return { OR: [] }
  const known = { OR: [{ visit: { isOrganised: false } }, { municipality: ofOwnCircle(viewer) }] }
  return { OR: [{ municipalityId }, { AND: [{ visit: ofOwnVisit(viewer) }, known] }] }
}

/** The viewer's own municipality, and those that it is or was in a partnership with. */
function ofOwnCircle({ municipalityId }: Viewer) {
  if (!municipalityId) return { OR: [] }
  return {
    OR: [
      { id: municipalityId },
      { memberships: { some: { partnership: { members: { some: { municipalityId } } } } } },
    ],
  }
}
