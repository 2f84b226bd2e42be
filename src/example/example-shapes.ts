import { z } from 'zod'
import { documentKinds } from '../visits/documents/rules.ts'
import { key, text, days, language, pillars, state, visibility } from './shape-parts.ts'

// What the files of prisma/example hold. Rows refer to each other by readable keys, and every date is a number
// of days from the day of loading (negative: past), so that planned, recent and overdue stay true.
export const municipalityShape = z.strictObject({
  key,
  name: text,
  otherNames: z.array(text),
  side: z.enum(['NORTH', 'SOUTH']),
  country: text,
  population: z.int().positive(),
  website: z.url(),
})

export const personShape = z.strictObject({
  key,
  name: text,
  jobTitle: text,
  email: z.email(),
  telephone: text,
  municipality: key.nullable(),
  consent: z.enum(['NAMED', 'BY_ROLE', 'ANONYMOUS']),
  consentOn: days.nullable(),
  retainUntil: days.nullable(),
})

export const userShape = z.strictObject({
  person: key,
  role: z.enum(['PARTNER', 'OFFICER', 'EDITOR', 'ADMINISTRATOR']),
  municipality: key.nullable(),
  language,
})

export const partnershipShape = z.strictObject({
  key,
  name: text,
  form: z.enum(['TWINNING', 'PROJECT_COOPERATION', 'THEMATIC_NETWORK', 'FRIENDSHIP']),
  status: z.enum(['EXPLORING', 'ACTIVE', 'ENDED']),
  startedOn: days.nullable(),
  endedOn: days.nullable(),
  endedReason: text.nullable(),
  members: z.array(z.strictObject({ municipality: key, joinedOn: days.nullable(), leftOn: days.nullable() })),
  coordinators: z.array(
    z.strictObject({ person: key, municipality: key, fromOn: days, untilOn: days.nullable() }),
  ),
  programmes: z.array(text),
  policyDomains: z.array(text),
})

export const visitShape = z.strictObject({
  key,
  title: text,
  purpose: text.nullable(),
  startsOn: days,
  endsOn: days,
  pillars,
  municipalities: z.array(key),
  partnerships: z.array(key),
  missionTypes: z.array(text),
  policyDomains: z.array(text),
  countries: z.array(text),
  programme: text.nullable(),
  places: z.array(
    z.strictObject({
      country: text,
      municipality: key.nullable(),
      name: text.nullable(),
      isCandidate: z.boolean(),
    }),
  ),
  delegation: z.array(
    z.strictObject({ person: key.nullable(), jobTitle: text.nullable(), municipality: key.nullable() }),
  ),
  termsOfReference: text.nullable(),
  report: text.nullable(),
})

export const recommendationShape = z.strictObject({
  visit: key,
  text: text.max(4_000),
  municipality: key.nullable(),
  recommendedTo: text.max(200).nullable(),
  dueOn: days,
  response: z.enum(['ACCEPTED', 'PARTLY', 'REFUSED']).nullable(),
  responseReason: text.nullable(),
  respondedOn: days.nullable(),
  followUps: z.array(
    z.strictObject({
      asOf: days,
      progress: z.enum(['NOT_BEGUN', 'UNDER_WAY', 'DONE', 'GIVEN_UP']),
      note: text.nullable(),
    }),
  ),
})

export const actorChangeShape = z.strictObject({
  municipality: key,
  kind: z.enum(['COALITION', 'COUNTERPART']),
  changedOn: days,
  note: text.nullable(),
})

const side = z.enum(['MUNICIPALITY', 'ASSOCIATION'])

export const participationShape = z.strictObject({
  visit: key,
  municipality: key,
  begunBy: side,
  staffMember: key,
  periodFrom: days,
  periodUntil: days,
  activities: z.array(text),
  why: text,
  begunOn: days,
  contacts: z.array(
    z.strictObject({ spokenOn: days, person: key.nullable(), jobTitle: text.nullable(), agreed: text }),
  ),
  reasons: z.array(
    z.strictObject({
      reason: z.enum(['SUBSTANTIVE_PROBLEMS', 'RELATIONAL_PROBLEMS', 'PLANNED_ACTIVITIES']),
      side,
      sentence: text,
    }),
  ),
  state: z.enum([
    'ADVISED',
    'ASKED',
    'WANTED',
    'NOT_WANTED',
    'ACCEPTED',
    'REFUSED',
    'ACCOMPANIED',
    'NOT_ACCOMPANIED',
    'WITHDRAWN',
  ]),
  decidedOn: days.nullable(),
  refusalGround: z.enum(['NOT_OPPORTUNE', 'NO_TIME', 'NO_BUDGET']).nullable(),
  decisionReason: text.nullable(),
  endedOn: days.nullable(),
  endedReason: text.nullable(),
})

/** A file of these pages, or a link. */
export const documentShape = z.strictObject({
  visit: key,
  title: text.max(300),
  kind: z.enum(documentKinds),
  language,
  visibility,
  addedOn: days,
  url: z.url().nullable(),
  pages: z.array(text),
})

export const lessonShape = z.strictObject({
  key,
  title: text.max(200),
  language,
  context: text.optional(),
  whatHappened: text.optional(),
  why: text.optional(),
  lesson: text,
  recommendation: text.optional(),
  recommendedTo: text.optional(),
  holdsWhen: text.optional(),
  evidence: text.optional(),
  outcome: z.enum(['WORKED', 'FAILED', 'MIXED']),
  level: z.enum(['PROGRAMME_EXECUTION', 'PROCESS', 'RESULT']).optional(),
  pillars,
  state,
  visibility,
  anonymous: z.boolean(),
  experiencedOn: days,
  createdOn: days,
  publishedOn: days.nullable(),
  reviewOn: days.nullable(),
  visit: key.nullable(),
  partnership: key.nullable(),
  municipality: key.nullable(),
  author: key,
  policyDomains: z.array(text),
  missionTypes: z.array(text),
  countries: z.array(text),
  sourceDocument: text.optional(),
  sourcePage: text.optional(),
})

export const practiceShape = z.strictObject({
  key,
  title: text.max(200),
  language,
  summary: text,
  howToApply: text,
  holdsWhen: text,
  pillars,
  state,
  visibility,
  createdOn: days,
  publishedOn: days.nullable(),
  reviewOn: days.nullable(),
  municipality: key.nullable(),
  author: key,
  policyDomains: z.array(text),
  missionTypes: z.array(text),
  countries: z.array(text),
  confirmedBy: z.array(key),
})

/** When the brief of a visit was opened by whom; and what stood in it when it was fixed, if it was. */
export const briefShape = z.strictObject({
  visit: key,
  openings: z.array(z.strictObject({ municipality: key, on: days })),
  fixedOn: days.nullable(),
  refreshedOn: days.optional(),
  lessons: z.array(key),
  practices: z.array(key),
})

export const reuseShape = z.strictObject({
  visit: key,
  lesson: key.nullable(),
  practice: key.nullable(),
  decision: z.enum(['APPLY', 'ADAPT', 'NOT_APPLICABLE']),
  reason: text.nullable(),
  decidedOn: days,
  outcome: z.enum(['HELPED', 'MADE_NO_DIFFERENCE', 'WAS_WRONG']).nullable(),
  note: text.nullable(),
  outcomeOn: days.nullable(),
})
