import type { Respect, ValueBy } from '../../../db/read/tally.ts'
import { nameOfMunicipality } from '../../../field/municipalities/from-memory.ts'
import { languages } from '../../../language/language.ts'
import { labelOf } from '../../../graphql/labels.ts'
import { type NamedField, valueName } from '../../../language/value-names.ts'
import { facetLabel } from '../../finding/facet-label.ts'
import type { BoardDimension, ListFilter, Looking } from './board.ts'
import { domainsAt, regionsAt } from './branches-above.ts'
import type { InsightFilter } from './insight-filter.ts'

/** How what a board counts leads to its catalogues, and how its list says them. */
interface Leading {
  /** Before the name of a relation to a catalogue. */
  readonly path: readonly string[]
  /** Puts a part of a filter where the list takes it. */
  readonly within: (part: ListFilter) => ListFilter
}

/** Of those that the filter names, only these count; without it all. */
const chosen = (values: readonly unknown[] | null | undefined): Pick<ValueBy, 'as'> =>
  values ? { as: new Map(values.map(value => [String(value), [String(value)]])) } : {}

/** The dimensions that lessons have themselves, and what hangs on a visit has by its visit. */
export function catalogueDimensions({ path, within }: Leading) {
  const leadsTo = (part: keyof InsightFilter) => (value: string) => within({ [part]: [value] })
  return {
    MISSION_TYPE: {
      respect: ({ filter }) => ({
        paths: [[...path, 'missionTypes', 'code']],
        ...chosen(filter.missionTypes),
      }),
      leadsTo: leadsTo('missionTypes'),
      label: (value, language, memory) => facetLabel('MISSION_TYPE', value, language, memory),
      all: ({ memory, filter }) => [
        ...(filter.missionTypes ?? memory.rows('MissionType').map(({ values }) => String(values['code']))),
      ],
    },
    POLICY_DOMAIN: {
      respect: looking => ({ paths: [[...path, 'policyDomains', 'code']], as: domains(looking) }),
      leadsTo: leadsTo('policyDomains'),
      label: (value, language, memory) => facetLabel('POLICY_DOMAIN', value, language, memory),
      all: looking => once(domains(looking)),
    },
    REGION: {
      respect: looking => ({ paths: [[...path, 'countries', 'code']], as: regions(looking) }),
      leadsTo: leadsTo('regions'),
      label: (value, language, memory) => facetLabel('REGION', value, language, memory),
      all: looking => once(regions(looking)),
    },
    COUNTRY: {
      respect: ({ filter }) => ({ paths: [[...path, 'countries', 'code']], ...chosen(filter.countries) }),
      leadsTo: leadsTo('countries'),
      label: (value, language, memory) => facetLabel('COUNTRY', value, language, memory),
    },
  } satisfies Record<string, BoardDimension>
}

const domains = ({ memory, filter, levels }: Looking) =>
  domainsAt(memory, levels.domain, filter.policyDomains ?? undefined)

const regions = ({ memory, filter, levels }: Looking) =>
  regionsAt(memory, levels.region, filter.regions ?? undefined)

const once = (as: ReadonlyMap<string, readonly string[]>): string[] => [...new Set([...as.values()].flat())]

export const yearDimension = (
  path: readonly string[],
  within: (part: ListFilter) => ListFilter,
): BoardDimension => ({
  respect: ({ filter }) => ({ paths: [path], isYear: true, ...chosen(filter.years) }),
  leadsTo: value => within({ years: [Number(value)] }),
  label: value => value,
})

export const programmeDimension = (
  respect: (looking: Looking) => Omit<ValueBy, 'as'>,
  within: (part: ListFilter) => ListFilter,
): BoardDimension => ({
  respect: looking => ({ ...respect(looking), ...chosen(looking.filter.programmes) }),
  leadsTo: value => within({ programmes: [value] }),
  label: (value, language, memory) => {
    const programme = memory.byCode('Programme', value)
    return programme ? labelOf(programme, language) : value
  },
})

export const municipalityDimension = (
  respect: (looking: Looking) => Omit<ValueBy, 'as'>,
  within: (part: ListFilter) => ListFilter,
): BoardDimension => ({
  respect: looking => ({
    ...respect(looking),
    ...chosen(looking.filter.municipalities?.map(({ id }) => id)),
  }),
  leadsTo: id => within({ municipalities: [{ id }] }),
  label: municipalityLabel,
})

/** A municipality by its name. */
export const municipalityLabel: BoardDimension['label'] = (id, _language, memory) =>
  nameOfMunicipality(id, memory)

/** The language in which something is written. */
export const languageDimension: BoardDimension = {
  respect: () => ({ paths: [['language']] }),
  leadsTo: value => ({ languages: [value] }),
  label: (value, language, memory) => facetLabel('LANGUAGE', value, language, memory),
  all: ({ filter }) => filter.languages ?? languages,
}

/** For rows whose list takes the parts of the filter as they are. */
export const asItIs = (part: ListFilter): ListFilter => part

/** Of what is for regions as a whole, or for some countries. */
export function dimensionsByPlace() {
  const { POLICY_DOMAIN, REGION, COUNTRY } = catalogueDimensions({ path: [], within: asItIs })
  const paths = [
    ['regions', 'code'],
    ['countries', 'code'],
  ]
  return {
    POLICY_DOMAIN,
    REGION: { ...REGION, respect: (looking: Looking) => ({ paths, as: regions(looking) }) },
    COUNTRY,
  }
}

/** Words of an enumeration, named as everywhere. */
export const wordDimension = (
  field: NamedField,
  values: readonly string[],
  respect: (looking: Looking) => Respect,
  leadsTo: (value: string) => ListFilter,
): BoardDimension => ({
  respect,
  leadsTo,
  label: (value, language) => valueName(field, value, language),
  all: () => values,
})
