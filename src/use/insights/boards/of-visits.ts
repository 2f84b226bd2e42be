import type { Board, ListFilter } from './board.ts'
import {
  catalogueDimensions,
  municipalityDimension,
  programmeDimension,
  yearDimension,
} from './catalogue-dimensions.ts'
import type { InsightFilter, InsightPart } from './insight-filter.ts'

const ofVisit = (part: ListFilter): ListFilter => ({ visit: part })

/** What hangs on a visit has no language of its own. */
export const visitParts = [
  'missionTypes',
  'policyDomains',
  'regions',
  'countries',
  'programmes',
  'years',
  'municipalities',
] as const satisfies readonly InsightPart[]

export function narrowedByVisit(filter: InsightFilter): ListFilter {
  const { languages: _languages, ...visit } = filter
  return Object.values(visit).some(values => values != null) ? { visit } : {}
}

/** Of what hangs on a visit: what that is for and about, where it goes and when, and who takes part. */
export const visitDimensions = {
  ...catalogueDimensions({ path: ['visit'], within: ofVisit }),
  YEAR: yearDimension(['visit', 'month'], ofVisit),
  PROGRAMME: programmeDimension(() => ({ paths: [['visit', 'programme', 'code']] }), ofVisit),
  MUNICIPALITY: municipalityDimension(
    () => ({
      paths: [
        ['visit', 'municipalities', 'id'],
        ['visit', 'partnerships', 'members', 'municipalityId'],
      ],
    }),
    ofVisit,
  ),
} as const satisfies Board['dimensions']
