import { coded, type Column, column, columns } from './column.ts'
import { municipality } from './municipality-column.ts'
import { named } from './named.ts'

// What stands in the files of what is asked, of where people meet, and of what is read there.

export const question: Column[] = [
  ...columns('id number version'),
  ...named('questionState', 'state'),
  ...named('visibility'),
  ...columns('language title text neededBy'),
  municipality(),
  ...coded('policyDomains'),
  ...coded('regions', 'name'),
  ...coded('countries', 'name'),
  column('answeredByLessons', 'answers.lesson.number'),
  column('answeredByPractices', 'answers.practice.number'),
  ...columns('closedOn closedReason createdAt'),
  column('changedAt', 'updatedAt'),
]

export const lessonCollection: Column[] = [
  ...columns('id number version name purpose'),
  ...named('visibility'),
  municipality(),
  column('lessons', 'items.lesson.number'),
  ...columns('createdAt'),
  column('changedAt', 'updatedAt'),
]

/** What stands in a collection, to hand out at a training. */
export const lessonCollectionItem: Column[] = [
  column('id'),
  column('lesson', 'lesson.number'),
  column('language', 'lesson.language'),
  column('title', 'lesson.title'),
  column('note'),
  column('text', 'lesson.lesson'),
  column('recommendation', 'lesson.recommendation'),
  ...named('outcome', 'lesson.outcome'),
]

/** A dossier as one table, to filter in a sheet by its part. */
export const dossierLine: Column[] = [
  ...columns('part heading themes'),
  column('themeLabels'),
  ...columns('title text why who asks on year'),
  ...named('outcome'),
  ...columns(
    'language number lessons practices helped visits questions recommendations visitsPlanned thinBriefs id',
  ),
]

/** Where an event is held, and when, stands in the files of those who may know it. */
export const event: Column[] = [
  ...columns('id number version'),
  ...named('eventForm', 'form'),
  ...named('eventStatus', 'status'),
  ...columns('title month startsOn endsOn place'),
  municipality('host'),
  ...columns('languages'),
  ...coded('policyDomains'),
  ...coded('concepts'),
  ...coded('regions', 'name'),
  ...coded('countries', 'name'),
  column('organisers', 'organisers.name'),
  ...coded('programmes'),
  ...columns('purpose announcedOn closedOn cancelledReason'),
  column('changedAt', 'updatedAt'),
]

export const eventInvitation: Column[] = [
  ...columns('id version'),
  column('event', 'event.number'),
  column('eventTitle', 'event.title'),
  municipality(),
  municipality('invitedBy'),
  column('text'),
  ...named('eventAnswer', 'answer'),
  ...columns('answeredOn answerReason hasBrought'),
  column('practice', 'practice.number'),
  column('lesson', 'lesson.number'),
  column('question', 'question.number'),
  column('changedAt', 'updatedAt'),
]
