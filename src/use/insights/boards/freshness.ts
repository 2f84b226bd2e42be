import { freshnesses, isAsFresh } from '../../../knowledge/lessons/lesson-filter.ts'
import type { Board } from './board.ts'
import { wordDimension } from './catalogue-dimensions.ts'
import { lessonDimensions, ofLessons } from './of-lessons.ts'

export const freshness: Board = {
  ...ofLessons,
  name: 'freshness',
  description:
    'Whether what is published can be relied on: lessons looked at in time or not, by whom they were judged, in which languages, and how many of them failed.',
  usually: ['FRESHNESS'],
  dimensions: {
    ...lessonDimensions,
    FRESHNESS: wordDimension(
      'freshness',
      freshnesses,
      ({ today }) => ({ cases: freshnesses.map(each => [each, isAsFresh(each, today)]) }),
      value => ({ freshness: [value] }),
    ),
    REVIEWER: {
      respect: () => ({ paths: [['reviews', 'user', 'person', 'id']], named: 'name' }),
      leadsTo: id => ({ reviewers: [{ id }] }),
      label: id => id,
    },
  },
}
