import { whereOriginShows } from '../../../access/visible-knowledge.ts'
import { isOfUse, lessonFilter, uses } from '../../../knowledge/lessons/lesson-filter.ts'
import { Level, Outcome } from '../../../db/generated/client/enums.ts'
import { facetLabel } from '../../finding/facet-label.ts'
import type { Board } from './board.ts'
import {
  asItIs,
  catalogueDimensions,
  languageDimension,
  municipalityDimension,
  programmeDimension,
  wordDimension,
  yearDimension,
} from './catalogue-dimensions.ts'
import type { InsightFilter } from './insight-filter.ts'

/** What both boards of published lessons have in common. */
export const ofLessons = {
  model: 'Lesson',
  list: 'lessons',
  parts: [
    'missionTypes',
    'policyDomains',
    'regions',
    'countries',
    'programmes',
    'years',
    'languages',
    'municipalities',
  ],
  narrowed: (filter: InsightFilter) => ({ states: ['PUBLISHED'], ...filter }),
  where: (context, filter) => lessonFilter(context, filter),
} as const satisfies Partial<Board>

export const lessonDimensions = {
  ...catalogueDimensions({ path: [], within: asItIs }),
  YEAR: yearDimension(['experiencedOn'], asItIs),
  PROGRAMME: programmeDimension(
    ({ viewer }) => ({
      paths: [
        ['visit', 'programme', 'code'],
        ['partnership', 'programmes', 'code'],
      ],
      when: whereOriginShows(viewer),
    }),
    asItIs,
  ),
  MUNICIPALITY: municipalityDimension(
    ({ viewer }) => ({ paths: [['municipalityId']], when: whereOriginShows(viewer) }),
    asItIs,
  ),
  LANGUAGE: languageDimension,
  OUTCOME: wordDimension(
    'outcome',
    Object.values(Outcome),
    () => ({ paths: [['outcome']] }),
    value => ({ outcomes: [value] }),
  ),
  LEVEL: wordDimension(
    'level',
    Object.values(Level),
    () => ({ paths: [['level']] }),
    value => ({ levels: [value] }),
  ),
  USE: wordDimension(
    'use',
    uses,
    ({ viewer }) => ({ cases: uses.map(use => [use, isOfUse(use, viewer)]) }),
    use =>
      ({
        NEVER_USED: { isUsed: false },
        USED: { isUsed: true, isProven: false },
        PROVEN: { isProven: true },
      })[use] ?? {},
  ),
  COLLECTION: {
    respect: () => ({ paths: [['collection', 'code']] }),
    leadsTo: value => ({ collections: [value] }),
    label: (value, language, memory) => facetLabel('COLLECTION', value, language, memory),
  },
} as const satisfies Board['dimensions']
