import { builder } from '../../builder.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { labelOf, languageFor } from '../../graphql/labels.ts'

const ActivityPhaseEnum = builder.enumType('ActivityPhase', {
  description: 'When in the course of a visit.',
  values: {
    PREPARATION: { description: 'Before it, with the municipality.' },
    ACCOMPANIMENT: { description: 'During it.' },
    PROCESSING: { description: 'After it.' },
  } as const,
})

export const Activity = builder.prismaNode('Activity', {
  description: 'What a staff member of the association can do for a visit.',
  id: { field: 'id', description: 'The global id of this activity.' },
  nullable: true,
  fields: t => ({
    code: t.exposeString('code', { description: 'Its name for programs, such as field-visits.' }),
    number: t.exposeInt('number', { description: 'Its place in the catalogue: 1 to 13.' }),
    phase: t.expose('phase', { type: ActivityPhaseEnum, description: 'When in the course of a visit.' }),
    label: t.string({
      description: 'What it is called.',
      args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
      resolve: (row, args, context) => labelOf(row, languageFor(args, context)),
    }),
  }),
})

builder.queryField('activities', t =>
  t.prismaField({
    type: ['Activity'],
    description: 'The activities of the association for a visit, in the order in which they come.',
    resolve: (query, _root, _args, { db }) => db.activity.findMany({ ...query, orderBy: { number: 'asc' } }),
  }),
)
