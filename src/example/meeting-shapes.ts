import { z } from 'zod'
import { key, text, days, language, visibility } from './shape-parts.ts'

export const lessonCollectionShape = z.strictObject({
  key,
  name: text.max(200),
  purpose: text.nullable(),
  visibility,
  municipality: key.nullable(),
  author: key,
  madeOn: days,
  items: z.array(z.strictObject({ lesson: key, note: text.nullable() })),
})

export const eventShape = z.strictObject({
  key,
  title: text.max(200),
  form: z.enum(['CONFERENCE', 'WORKSHOP', 'SOUTH_SOUTH_EXCHANGE', 'TRAINING']),
  purpose: text.nullable(),
  startsOn: days,
  endsOn: days,
  /** False where only the month of `startsOn` is known. */
  daysFixed: z.boolean(),
  place: text.max(200).nullable(),
  host: key.nullable(),
  languages: z.array(language).min(1),
  draftedOn: days,
  announcedOn: days.nullable(),
  closedOn: days.nullable(),
  cancelledOn: days.nullable(),
  cancelledReason: text.nullable(),
  organisers: z.array(key),
  regions: z.array(text),
  countries: z.array(text),
  policyDomains: z.array(text),
  invitations: z.array(
    z.strictObject({
      municipality: key,
      invitedBy: key.nullable(),
      invitedOn: days,
      text: text.nullable(),
      answer: z.enum(['COMING', 'MAYBE', 'NOT_COMING']).nullable(),
      answeredOn: days.nullable(),
      answerReason: text.nullable(),
      practice: key.nullable(),
      lesson: key.nullable(),
      question: key.nullable(),
    }),
  ),
  sessions: z.array(
    z.strictObject({
      title: text.max(200),
      text: text.nullable(),
      heldOn: days.nullable(),
      policyDomains: z.array(text),
      participants: z.array(key).min(1),
      /** What came of it: lessons of the world, and the questions that were answered with them. */
      lessons: z.array(key),
      answers: z.array(z.strictObject({ question: key, lesson: key, author: key, givenOn: days })),
    }),
  ),
})

export const questionShape = z.strictObject({
  key,
  title: text.max(200),
  text,
  language,
  state: z.enum(['OPEN', 'ANSWERED', 'WITHDRAWN']),
  visibility,
  municipality: key.nullable(),
  author: key,
  askedOn: days,
  neededBy: days.nullable(),
  closedOn: days.nullable(),
  closedReason: text.nullable(),
  policyDomains: z.array(text).min(1),
  regions: z.array(text),
  countries: z.array(text),
  answers: z.array(
    z.strictObject({
      lesson: key.nullable(),
      practice: key.nullable(),
      person: key.nullable(),
      note: text.nullable(),
      helped: z.boolean().nullable(),
      municipality: key.nullable(),
      author: key,
      answeredOn: days,
    }),
  ),
})
