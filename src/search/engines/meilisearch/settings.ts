import type { Settings } from 'meilisearch'
import { ANALYSIS_VERSION } from '../../analysis/version.ts'

/** How documents are laid down; raise it when the stored form or these settings change. */
const FORMAT = 2

/** A displayed attribute that no document has: the mark travels with the index through a swap. */
const MADE_BY = `made-by-format-${FORMAT}-analysis-${ANALYSIS_VERSION}`
const COMPLETE = 'complete'

const ALL_OF_THEM = 1_000_000

/** The engine matches whole terms and counts; everything that it would do to words by itself is off. */
export function indexSettings(complete: boolean): Settings {
  return {
    searchableAttributes: strengths.map(strength => `words.${strength}`),
    filterableAttributes: [
      { attributePatterns: ['id'], features: FILTERED },
      { attributePatterns: ['holds', 'facets.*'], features: FILTERED },
    ],
    sortableAttributes: ['recent', 'id'],
    displayedAttributes: displayed(complete),
    rankingRules: ['sort', 'attributeRank'],
    prefixSearch: 'disabled',
    facetSearch: false,
    typoTolerance: { enabled: false },
    localizedAttributes: [{ attributePatterns: ['words.*'], locales: ['eng'] }],
    pagination: { maxTotalHits: ALL_OF_THEM },
    // In another order it goes through the values document by document, while there are at most 3,000: 6 ms a search.
    faceting: { maxValuesPerFacet: ALL_OF_THEM, sortFacetValuesBy: { '*': 'count' } },
    proximityPrecision: 'byAttribute',
  }
}

const FILTERED = { facetSearch: false, filter: { equality: true, comparison: true } }

/**
 * Where a term stands in a document by how much it is at home there (presence.ts), so that the better documents come
 * first: each field with what a term has to be more than, the strongest first. Most terms stand once in a text of fifty
 * to two hundred words, so that is where it is looked at closely.
 */
export const STRENGTHS = { full: 0.64, strong: 0.57, fair: 0.51, modest: 0.44, weak: 0.33, faint: 0 }
export type Strength = keyof typeof STRENGTHS
export const strengths = Object.keys(STRENGTHS) as Strength[]

export function displayed(complete: boolean): string[] {
  const shown = ['id', 'version', 'attributes', 'terms', MADE_BY]
  return complete ? [...shown, COMPLETE] : shown
}

export type Mark = { readonly ours: boolean; readonly complete: boolean }

export function readMark(displayedAttributes: readonly string[]): Mark {
  return { ours: displayedAttributes.includes(MADE_BY), complete: displayedAttributes.includes(COMPLETE) }
}
