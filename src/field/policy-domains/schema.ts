import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { labelOf, languageFor } from '../../graphql/labels.ts'

export const PolicyDomain = builder.prismaNode('PolicyDomain', {
  description: 'A policy domain of local government, in a tree of two levels.',
  id: { field: 'id', description: 'The global id of this policy domain.' },
  nullable: true,
  fields: t => ({
    code: t.exposeString('code', {
      description: 'Its code, such as waste-collection; filters and inputs take it.',
    }),
    label: t.string({
      description: 'What it is called.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => labelOf(row, languageFor(args, context)),
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The wider domain it is part of; null for a main one.',
    }),
    children: t.relation('children', {
      description: 'The narrower domains that are part of it, in the order of the catalogue.',
      extensions: { cost: { rows: 6 } satisfies OwnCost },
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    dacCodes: t.exposeStringList('dacCodes', {
      description: "Codes of the OECD's purpose classification (DAC, five digits) that it corresponds to.",
    }),
    sdgCodes: t.exposeStringList('sdgCodes', {
      description: 'Targets of the Sustainable Development Goals that it serves, such as 11.6.',
    }),
  }),
})

builder.queryField('policyDomains', t =>
  t.prismaField({
    type: ['PolicyDomain'],
    extensions: { cost: { rows: 50 } satisfies OwnCost },
    description:
      'The policy domains; the main ones with mainOnly, from which `children` leads to the narrower ones.',
    args: {
      mainOnly: t.arg.boolean({
        defaultValue: false,
        required: true,
        description: 'Only the main domains, without a wider one; their `children` lead to the rest.',
      }),
    },
    resolve: (query, _root, { mainOnly }, { db }) =>
      db.policyDomain.findMany({
        ...query,
        where: mainOnly ? { parentId: null } : {},
        orderBy: [{ position: 'asc' }, { code: 'asc' }],
      }),
  }),
)
