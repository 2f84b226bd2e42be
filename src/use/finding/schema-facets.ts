import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { facetLabel } from './facet-label.ts'
import { facetAttributes, facetNames } from './facets.ts'
import type { FacetName } from './facets.ts'
import type { SearchPage } from './search-knowledge.ts'

interface FacetValue {
  facet: FacetName
  value: string
  count: number
  selected: boolean
  catalogues: Memory
}

interface Facet {
  name: FacetName
  values: FacetValue[]
}

export const FacetNameEnum = builder.enumType('SearchFacetName', {
  description: 'By what a search can be narrowed.',
  values: {
    KIND: { description: 'Lesson, good practice, visit, document, question or event.' },
    MISSION_TYPE: { description: 'For which kinds of visit it matters.' },
    POLICY_DOMAIN: {
      description: 'What it is about; a wider domain counts what stands under its narrower ones.',
    },
    REGION: { description: 'In which region; a wider one counts what lies in its parts.' },
    COUNTRY: { description: 'In which country.' },
    OUTCOME: { description: 'How it turned out.' },
    LANGUAGE: { description: 'In which language it is written.' },
    COLLECTION: { description: 'Which body of lessons it belongs to.' },
    YEAR: { description: 'Year of the experience.' },
  } as const,
})

const FacetValueType = builder.objectRef<FacetValue>('FacetValue').implement({
  description: 'A value that hits have.',
  fields: t => ({
    value: t.exposeString('value', { description: 'As a filter takes it.' }),
    label: t.string({
      description: 'As people read it.',
      args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
      resolve: ({ facet, value, catalogues }, args, context) =>
        facetLabel(facet, value, languageFor(args, context), catalogues),
    }),
    count: t.exposeInt('count', { description: 'How many hits have it, of those the viewer may see.' }),
    selected: t.exposeBoolean('selected', { description: 'The search is narrowed to it.' }),
  }),
})

export const FacetType = builder.objectRef<Facet>('Facet').implement({
  description: 'The values of one facet, the commonest first.',
  fields: t => ({
    name: t.expose('name', { type: FacetNameEnum, description: 'Which facet.' }),
    values: t.field({
      type: [FacetValueType],
      extensions: { cost: { rows: 40 } satisfies OwnCost },
      description: 'Its values; a chosen one stands here even when nothing has it.',
      resolve: row => row.values,
    }),
  }),
})

/** Every country lies in it: no choice. */
const theWorld = '001'

export function facetsOf({ answer, chosen, catalogues }: SearchPage): Facet[] {
  return facetNames.map(facet => {
    const selected = new Set((chosen[facet] ?? []).map(String))
    const counted = (answer.facets[facetAttributes[facet]] ?? [])
      .map(({ value, count }) => ({ value: String(value), count }))
      .filter(({ value }) => value !== theWorld || facet !== 'REGION' || selected.has(value))
    const there = new Set(counted.map(({ value }) => value))
    const empty = [...selected].filter(value => !there.has(value)).map(value => ({ value, count: 0 }))
    return {
      name: facet,
      values: [...counted, ...empty].map(one => ({
        ...one,
        facet,
        catalogues,
        selected: selected.has(one.value),
      })),
    }
  })
}
