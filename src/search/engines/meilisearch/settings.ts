import type { Settings } from 'meilisearch'
import { ANALYSIS_VERSION } from '../../analysis/version.ts'

/** How documents are laid down; raise it when the stored form or these settings change. */
const FORMAT = 1

/** A displayed attribute that no document has: the mark travels with the index through a swap. */
const MADE_BY = `made-by-format-${FORMAT}-analysis-${ANALYSIS_VERSION}`
const COMPLETE = 'complete'

const ALL_OF_THEM = 1_000_000

/** The engine matches whole terms and counts; everything that it would do to words by itself is off. */
export function indexSettings(complete: boolean): Settings {
  return {
    searchableAttributes: STRENGTHS.map(strength => `words.${strength}`),
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
    faceting: { maxValuesPerFacet: ALL_OF_THEM },
    proximityPrecision: 'byAttribute',
  }
}

const FILTERED = { facetSearch: false, filter: { equality: true, comparison: true } }

/** Where a term stands in a document by how much it says there, so that the better documents come first. */
export const STRENGTHS = ['strong', 'fair', 'weak', 'faint'] as const

export function displayed(complete: boolean): string[] {
  const shown = ['id', 'version', 'attributes', 'terms', MADE_BY]
  return complete ? [...shown, COMPLETE] : shown
}

export type Mark = { readonly ours: boolean; readonly complete: boolean }

export function readMark(displayedAttributes: readonly string[]): Mark {
  return { ours: displayedAttributes.includes(MADE_BY), complete: displayedAttributes.includes(COMPLETE) }
}
