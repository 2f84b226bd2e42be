import { builder } from '../../builder.ts'
import { Person } from '../../field/people/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { editPersonalReport } from './edit-personal-report.ts'
import { sharePersonalReport } from './share-personal-report.ts'
import { writePersonalReport } from './write-personal-report.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const PersonalReport = builder.prismaNode('PersonalReport', {
  description:
    'What a staff member of the association reports of a visit. For the association, and, once it is shared, for the municipalities of the visit, North and South.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    visit: t.relation('visit', { description: 'Of which visit.' }),
    person: t.relation('person', {
      nullable: true,
      description: 'By whom; null when nobody is named, or when that person did not agree to be named.',
    }),
    text: t.exposeString('text', {
      description: 'What was seen and heard, and what its author thinks of it.',
    }),
    sharedOn: t.expose('sharedOn', {
      type: 'Date',
      nullable: true,
      description: 'Since which day the municipalities of the visit read it; null while they do not.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Visit', 'personalReports', t =>
  t.relation('personalReports', {
    description:
      'What staff members of the association reported of it, the first first: all for the association, those that are shared for its municipalities, none for others.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)

const which = (t: Inputs) => ({
  id: t.globalID({ for: [PersonalReport], required: true, description: 'Which report.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

const text = (t: Inputs) =>
  t.string({
    required: true,
    description: 'What was seen and heard, and what you think of it; at most 100,000 characters.',
  })

builder.mutationFields(t => ({
  writePersonalReport: t.prismaFieldWithInput({
    type: 'PersonalReport',
    ...problems,
    description:
      'Writes what a staff member of the association reports of a visit; the association alone reads it until it is shared. For the association.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'Of which visit.' }),
      text: text(t.input),
      person: t.input.globalID({ for: [Person], description: 'By whom; who signs in, unless given.' }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same report, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, person, ...input } }, context) => {
      const report = { ...input, personId: person?.id }
      const id = await writePersonalReport(context, visit.id, report)
      return context.db.personalReport.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editPersonalReport: t.prismaFieldWithInput({
    type: 'PersonalReport',
    ...problems,
    description: 'Replaces the text; who may read it stays as it is. For the association.',
    input: { ...which(t.input), text: text(t.input) },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editPersonalReport(context, target.id, expectedVersion, input)
      return context.db.personalReport.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  sharePersonalReport: t.prismaFieldWithInput({
    type: 'PersonalReport',
    ...problems,
    description:
      'Lets the municipalities of the visit, North and South, read a report, or takes that back. For the association.',
    input: {
      ...which(t.input),
      isShared: t.input.boolean({ required: true, description: 'Whether they may read it.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, isShared } }, context) => {
      const id = await sharePersonalReport(context, target.id, expectedVersion, isShared)
      return context.db.personalReport.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
