import type { Memory } from '../../db/read/memory.ts'
import { labelOf } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { countryName, regionName } from '../../language/place-names.ts'
import type { FacetName } from './facets.ts'

type Words = Readonly<Record<Language, string>>

const words: Record<'KIND' | 'OUTCOME', Record<string, Words>> = {
  KIND: {
    LESSON: { nl: 'Les', fr: 'Leçon', es: 'Lección', en: 'Lesson' },
    GOOD_PRACTICE: { nl: 'Goede praktijk', fr: 'Bonne pratique', es: 'Buena práctica', en: 'Good practice' },
    VISIT: { nl: 'Werkbezoek', fr: 'Visite de travail', es: 'Visita de trabajo', en: 'Work visit' },
  },
  OUTCOME: {
    WORKED: { nl: 'Gelukt', fr: 'A réussi', es: 'Funcionó', en: 'Worked' },
    FAILED: { nl: 'Mislukt', fr: 'A échoué', es: 'Fracasó', en: 'Failed' },
    MIXED: { nl: 'Deels gelukt', fr: 'Mitigé', es: 'Funcionó en parte', en: 'Mixed' },
    NOT_STATED: { nl: 'Niet vermeld', fr: 'Non précisé', es: 'No indicado', en: 'Not stated' },
  },
}

const labelled = {
  MISSION_TYPE: 'MissionType',
  POLICY_DOMAIN: 'PolicyDomain',
  COLLECTION: 'Collection',
} as const

/** What a value of a facet is called in a language; its own text where nobody gave it a name. */
export function facetLabel(facet: FacetName, value: string, language: Language, catalogues: Memory): string {
  switch (facet) {
    case 'KIND':
    case 'OUTCOME':
      return words[facet][value]?.[language] ?? value
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
      return new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value
    case 'YEAR':
      return value
  }
}
