import type { VisibleClient } from '../../db/visible-client.ts'
import { eventFields, eventText } from '../../events/events/searchable.ts'
import { lessonFields, lessonText } from '../../knowledge/lessons/searchable.ts'
import { practiceFields, practiceText } from '../../knowledge/practices/searchable.ts'
import { questionFields, questionText } from '../../knowledge/questions/searchable.ts'
import type { Language } from '../../language/language.ts'
import { visitFields, visitText } from '../../visits/visits/searchable.ts'

/** The texts by which something was found, as far as this viewer may read them, named as the ranking names them. */
export interface Texts {
  /** Null where it has no language of its own: a visit or an event, by its outline. */
  readonly language: Language | null
  readonly fields: Readonly<Record<string, string>>
}

export type Keys = Readonly<
  Partial<Record<'Lesson' | 'GoodPractice' | 'Visit' | 'Document' | 'Question' | 'Event', readonly string[]>>
>

/** By the ids of the rows. Asked in the tick in which the hits themselves are read, it goes into their statement. */
export async function readTexts(db: VisibleClient, keys: Keys): Promise<Map<string, Texts>> {
  const where = (ids: readonly string[]) => ({ id: { in: [...ids] } })
  const [lessons, practices, visits, questions, events] = await Promise.all([
    keys.Lesson ? db.lesson.findMany({ select: lessonText, where: where(keys.Lesson) }) : [],
    keys.GoodPractice
      ? db.goodPractice.findMany({ select: practiceText, where: where(keys.GoodPractice) })
      : [],
    keys.Visit ? db.visit.findMany({ select: visitText, where: where(keys.Visit) }) : [],
    keys.Question ? db.question.findMany({ select: questionText, where: where(keys.Question) }) : [],
    keys.Event ? db.event.findMany({ select: eventText, where: where(keys.Event) }) : [],
  ])
  return new Map<string, Texts>([
    ...lessons.map(row => [row.id, { language: row.language, fields: lessonFields(row) }] as const),
    ...practices.map(row => [row.id, { language: row.language, fields: practiceFields(row) }] as const),
    ...visits.map(row => [row.id, { language: null, fields: visitFields(row) }] as const),
    ...questions.map(row => [row.id, { language: row.language, fields: questionFields(row) }] as const),
    ...events.map(row => [row.id, { language: null, fields: eventFields(row) }] as const),
  ])
}
