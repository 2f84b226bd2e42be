import { circlesOf } from '../../../access/circles.ts'
import type { Board, Looking } from './board.ts'
import { lessonDimensions, ofLessons } from './of-lessons.ts'
import { keptCoverage } from './kept-coverage.ts'

export const coverage: Board = {
  ...ofLessons,
  name: 'coverage',
  description:
    'What is known: published lessons, by what they are about, where and when, and how it turned out.',
  usually: ['POLICY_DOMAIN', 'REGION'],
  dimensions: lessonDimensions,
  kept: (looking: Looking, by: readonly string[]) => keptCoverage(looking, by, circlesOf(looking.viewer)),
}
