import type { Where } from '../../db/read/tree.ts'
import { isFindable as isFindableEvent } from '../../events/events/searchable.ts'
import { isFindable as isFindableLesson } from '../../knowledge/lessons/searchable.ts'
import { isFindable as isFindablePractice } from '../../knowledge/practices/searchable.ts'
import { isFindable as isFindableQuestion } from '../../knowledge/questions/searchable.ts'
import { isFindable as isFindableVisit } from '../../visits/visits/searchable.ts'
import type { HitRow } from './find-hits.ts'

export const titleKinds = ['LESSON', 'GOOD_PRACTICE', 'QUESTION', 'EVENT', 'VISIT'] as const
export type TitleKind = (typeof titleKinds)[number]

/** Rows with a title: those that can be found, who sees them, and what the latest of them go by. */
export const titledRows: Record<
  TitleKind,
  { document: HitRow['kind']; isThere: Where; isRuled: boolean; at: string }
> = {
  LESSON: { document: 'Lesson', isThere: isFindableLesson, isRuled: true, at: 'publishedAt' },
  GOOD_PRACTICE: { document: 'GoodPractice', isThere: isFindablePractice, isRuled: true, at: 'publishedAt' },
  QUESTION: { document: 'Question', isThere: isFindableQuestion, isRuled: true, at: 'createdAt' },
  EVENT: { document: 'Event', isThere: isFindableEvent, isRuled: false, at: 'month' },
  VISIT: { document: 'Visit', isThere: isFindableVisit, isRuled: false, at: 'month' },
}
