import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { type Language, languages } from '../../language/language.ts'

interface Row {
  termsNl: string[]
  termsFr: string[]
  termsEs: string[]
  termsEn: string[]
}

const termsIn = ({ termsNl: nl, termsFr: fr, termsEs: es, termsEn: en }: Row, language: Language): string[] =>
  ({ nl, fr, es, en })[language]

/** The preferred term; of another language where this one has none. */
export function conceptLabel(row: Row & { code: string }, language: Language): string {
  const order = [language, 'en', 'nl', ...languages] as const
  return order.map(each => termsIn(row, each)[0]).find(term => term !== undefined) ?? row.code
}

export const Concept = builder.prismaNode('Concept', {
  description:
    'A meaning of the thesaurus, and the words that say it in four languages: they find one another, also across languages.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    code: t.exposeString('code', {
      description: 'Its code, such as waste-collection; it never changes.',
    }),
    label: t.string({
      description: 'The preferred term; of another language where this one has none.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => conceptLabel(row, languageFor(args, context)),
    }),
    terms: t.stringList({
      description: 'Its terms in one language, the preferred one first; empty where it has none.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => termsIn(row, languageFor(args, context)),
    }),
    broader: t.relation('broader', {
      nullable: true,
      description: 'The wider concept that it lies beneath; null for one at the top.',
    }),
    narrower: t.relation('narrower', {
      description: 'The concepts directly beneath it, by code.',
      extensions: { cost: { rows: 20 } satisfies OwnCost },
      query: { orderBy: { code: 'asc' } },
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it came into the thesaurus.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
