import type { Attributes, SearchDocument } from '../../document.ts'
import { lengthOf, termsOf } from '../../terms.ts'
import type { TermRecord } from '../../terms.ts'
import { presence } from '../presence.ts'
import { encodeTerm, encodeValue } from './encode.ts'
import { STRENGTHS, strengths } from './settings.ts'
import type { Strength } from './settings.ts'

/** A document as it lies in Meilisearch: what is shown, what is matched, what is filtered. */
export type StoredDocument = {
  readonly id: string
  readonly version: string
  readonly recent: number
  readonly attributes: Attributes
  readonly terms: TermRecord
  readonly words: Readonly<Record<Strength, string>>
  readonly holds: readonly string[]
  readonly facets: Readonly<Record<string, string | number | readonly string[]>>
}

export function storedDocument({ id, version, attributes, terms }: SearchDocument): StoredDocument {
  const words: Record<Strength, string[]> = {
    full: [],
    strong: [],
    fair: [],
    modest: [],
    weak: [],
    faint: [],
  }
  const length = lengthOf(terms)
  for (const [term, count] of termsOf(terms)) words[strengthOf(count, length)].push(encodeTerm(term))
  const facets: Record<string, string | number | string[]> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'object') facets[name] = [...new Set(value)].map(encodeValue)
    else facets[name] = typeof value === 'number' ? value : encodeValue(value)
  }
  return {
    id,
    version,
    recent: attributes.recent,
    attributes,
    terms,
    words: {
      full: words.full.join(' '),
      strong: words.strong.join(' '),
      fair: words.fair.join(' '),
      modest: words.modest.join(' '),
      weak: words.weak.join(' '),
      faint: words.faint.join(' '),
    },
    holds: Object.values(words).flat(),
    facets,
  }
}

function strengthOf(count: number, length: number): Strength {
  const share = presence(count, length)
  return strengths.find(strength => share > STRENGTHS[strength]) ?? 'faint'
}
