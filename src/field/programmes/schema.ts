import { builder } from '../../builder.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { labelOf, languageFor } from '../../graphql/labels.ts'

const Funder = builder.enumType('Funder', {
  description: 'Who pays for a programme.',
  values: {
    FLEMISH: { description: 'The government of Flanders.' },
    FEDERAL: { description: 'The federal government of Belgium.' },
  } as const,
})

export const Programme = builder.prismaNode('Programme', {
  description: 'A programme that supports partnerships for some years.',
  id: { field: 'id', description: 'The global id of this programme.' },
  nullable: true,
  fields: t => ({
    code: t.exposeString('code', {
      description: 'Its code, such as federal-2022-2026; filters and inputs take it.',
    }),
    label: t.string({
      description: 'What it is called.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      resolve: (row, args, context) => labelOf(row, languageFor(args, context)),
    }),
    funder: t.expose('funder', { type: Funder, description: 'Who pays for it.' }),
    startYear: t.exposeInt('startYear', { description: 'The first calendar year of the programme.' }),
    endYear: t.exposeInt('endYear', {
      nullable: true,
      description: 'The last calendar year of the programme; null where none is set.',
    }),
  }),
})

builder.queryField('programmes', t =>
  t.prismaField({
    type: ['Programme'],
    description: 'The programmes, the latest to start first.',
    resolve: (query, _root, _args, { db }) =>
      db.programme.findMany({ ...query, orderBy: [{ startYear: 'desc' }, { code: 'asc' }] }),
  }),
)
