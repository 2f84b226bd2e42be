import type { HitRow } from './find-hits.ts'

export const titleKinds = ['LESSON', 'GOOD_PRACTICE', 'QUESTION', 'EVENT', 'VISIT'] as const
export type TitleKind = (typeof titleKinds)[number]

/** Rows with a title: those that can be found, who sees them, and what the latest of them go by. */
export const titledRows: Record<
  TitleKind,
  { document: HitRow['kind']; table: string; isThere: string; isRuled: boolean; at: string }
> = {
  LESSON: {
    ...{ document: 'Lesson', table: 'lesson', at: 'published_at' },
    ...{ isThere: "t.state = 'PUBLISHED'", isRuled: true },
  },
  GOOD_PRACTICE: {
    ...{ document: 'GoodPractice', table: 'good_practice', at: 'published_at' },
    ...{ isThere: "t.state = 'PUBLISHED'", isRuled: true },
  },
  QUESTION: {
    ...{ document: 'Question', table: 'question', at: 'created_at' },
    ...{ isThere: "t.state <> 'WITHDRAWN'", isRuled: true },
  },
  EVENT: {
    ...{ document: 'Event', table: 'event', at: 'month' },
    ...{ isThere: 't.announced_on is not null', isRuled: false },
  },
  VISIT: {
    ...{ document: 'Visit', table: 'visit', at: 'month' },
    ...{ isThere: 'not t.is_draft', isRuled: false },
  },
}
