import type { Memory } from '../../db/read/memory.ts'
import { labelOf } from '../../graphql/labels.ts'
import { type Language, languages } from '../../language/language.ts'
import { countryName, regionName } from '../../language/place-names.ts'
import { valueName } from '../../language/value-names.ts'
import type { FacetName } from './facets.ts'

const named = { KIND: 'kind', OUTCOME: 'outcome' } as const

const labelled = {
  MISSION_TYPE: 'MissionType',
  POLICY_DOMAIN: 'PolicyDomain',
  COLLECTION: 'Collection',
} as const

/** What languages are called in each language: to ask for one takes longer than the rest of an answer's labels. */
const languageNames = new Map(
  languages.map(named => {
    const names = new Intl.DisplayNames(named, { type: 'language' })
    return [named, new Map<string, string>(languages.map(one => [one, names.of(one) ?? one]))]
  }),
)

/** What a value of a facet is called in a language; its own text where nobody gave it a name. */
export function facetLabel(facet: FacetName, value: string, language: Language, catalogues: Memory): string {
  switch (facet) {
    case 'KIND':
    case 'OUTCOME':
      return valueName(named[facet], value, language)
    case 'MISSION_TYPE':
    case 'POLICY_DOMAIN':
    case 'COLLECTION': {
      const row = catalogues.byCode(labelled[facet], value)
      return row ? labelOf(row, language) : value
    }
    case 'REGION':
      return regionName(value, language)
    case 'COUNTRY':
      return countryName(value, language)
    case 'LANGUAGE':
      return languageNames.get(language)?.get(value) ?? value
    case 'YEAR':
      return value
  }
}
