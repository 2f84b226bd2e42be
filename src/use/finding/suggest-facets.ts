import type { Memory } from '../../db/read/memory.ts'
import type { Language } from '../../language/language.ts'
import { begins, type Typed } from '../../search/typed.ts'
import { facetLabel } from './facet-label.ts'
import type { SuggestionKind } from './suggestion.ts'

/** A value of a facet whose label begins as somebody typed. */
export interface Named {
  readonly kind: Extract<SuggestionKind, 'POLICY_DOMAIN' | 'MISSION_TYPE' | 'REGION' | 'COUNTRY'>
  /** As lessons stand on shelves. */
  readonly facet: string
  readonly value: string
  readonly label: string
}

const catalogues = {
  POLICY_DOMAIN: { table: 'PolicyDomain', facet: 'policyDomain' },
  MISSION_TYPE: { table: 'MissionType', facet: 'missionType' },
  REGION: { table: 'Region', facet: 'region' },
  COUNTRY: { table: 'Country', facet: 'country' },
} as const

const kinds = ['POLICY_DOMAIN', 'MISSION_TYPE', 'REGION', 'COUNTRY'] as const
/** Every country lies in it: no choice. */
const theWorld = '001'

export function namedFacets(memory: Memory, typed: Typed, language: Language): Named[] {
  return kinds.flatMap(kind => {
    const { table, facet } = catalogues[kind]
    return memory.rows(table).flatMap(({ values }) => {
      const value = String(values.code)
      const label = facetLabel(kind, value, language, memory)
      return value !== theWorld && begins(typed, label) ? [{ kind, facet, value, label }] : []
    })
  })
}

export interface NamedMunicipality {
  readonly id: string
  readonly number: number
  readonly name: string
}

/** By its name or one of its others. */
export function namedMunicipalities(memory: Memory, typed: Typed): NamedMunicipality[] {
  return memory.rows('Municipality').flatMap(({ values }) => {
    const others = Array.isArray(values.otherNames) ? values.otherNames.map(String) : []
    const name = String(values.name)
    const isMeant = [name, ...others].some(each => begins(typed, each))
    return isMeant ? [{ id: String(values.id), number: Number(values.number), name }] : []
  })
}
