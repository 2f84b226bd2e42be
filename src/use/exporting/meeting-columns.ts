import { coded, type Column, column, columns } from './column.ts'
import { municipality } from './municipality-column.ts'
import { named } from './named.ts'

// What stands in the files of what is asked, and of where people meet.

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
