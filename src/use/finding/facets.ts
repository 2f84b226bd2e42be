import { holds } from '../../access/rule.ts'
import type { Rule } from '../../access/rule.ts'
import type { Viewer } from '../../access/viewer.ts'
import { publishedVisibleTo } from '../../access/visible-knowledge.ts'
import { readAudience } from '../../search/audience.ts'
import type { FacetRequest } from '../../search/engines/port.ts'
import type { Filter } from '../../search/filter.ts'

/** What a search is narrowed by, and the attribute of the documents that each speaks of. */
export const facetAttributes = {
  KIND: 'kind',
  MISSION_TYPE: 'missionType',
  POLICY_DOMAIN: 'policyDomain',
  REGION: 'region',
  COUNTRY: 'country',
  OUTCOME: 'outcome',
  LANGUAGE: 'language',
  COLLECTION: 'collection',
  YEAR: 'year',
} as const

export type FacetName = keyof typeof facetAttributes
export const facetNames = Object.keys(facetAttributes) as FacetName[]

/** The chosen values of each facet; a facet without chosen values lets everything through. */
export type Chosen = { readonly [Facet in FacetName]?: readonly (string | number)[] }

/** What passes: visible, within `bounds`, and in every facet one of its chosen values. */
export function searchFilter(viewer: Viewer, chosen: Chosen, bounds: Filter): Filter {
  return { all: [visibleFilter(viewer), bounds, ...facetNames.flatMap(name => parts(chosen, name))] }
}

/**
 * Each facet counts under all choices but its own, so that a second value can be chosen beside the first; where none is
 * chosen, under the very filter of the search.
 */
export function facetRequests(viewer: Viewer, chosen: Chosen, bounds: Filter, all: Filter): FacetRequest[] {
  return facetNames.map(name => ({
    attribute: facetAttributes[name],
    filter: chosen[name] ? searchFilter(viewer, { ...chosen, [name]: undefined }, bounds) : all,
  }))
}

function parts(chosen: Chosen, name: FacetName): Filter[] {
  const values = chosen[name]
  return values ? [{ field: facetAttributes[name], in: values }] : []
}

/** The rule of who sees what is published, as engines read it: the same rule that the database reads. */
export const visibleFilter = (viewer: Viewer): Filter => asFilter(publishedVisibleTo(viewer))

/** Whether the words of these documents may weigh in this viewer's order: the same rule once more. */
export function mayKnow(viewer: Viewer): (audience: string) => boolean {
  const rule = publishedVisibleTo(viewer)
  return audience => holds(rule, { ...readAudience(audience) })
}

function asFilter(rule: Rule): Filter {
  if ('all' in rule) return { all: rule.all.map(asFilter) }
  if ('any' in rule) return { any: rule.any.map(asFilter) }
  return { field: rule.field === 'municipalityId' ? 'municipality' : rule.field, in: rule.in }
}
