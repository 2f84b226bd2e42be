import { builder } from '../../builder.ts'
import { Person } from '../../field/people/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { recordActivity } from './record-activity.ts'
import { removeActivity } from './remove-activity.ts'

builder.prismaObject('VisitActivity', {
  description:
    'One activity of the association for a visit: planned, done, by whom. For the municipalities of the visit, North and South, and the association.',
  fields: t => ({
    activity: t.relation('activity', { description: 'Which activity of the catalogue.' }),
    isPlanned: t.exposeBoolean('isPlanned', {
      description: 'Whether it was planned; false for what was done without.',
    }),
    doneOn: t.expose('doneOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was done; null while it is not.',
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'By whom; null when nobody is named, or when that person did not agree to be named.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'What is agreed, or what came of it.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
  }),
})

builder.prismaObjectField('Visit', 'activities', t =>
  t.relation('activities', {
    description:
      'What the association plans to do and did, in the order of the catalogue; empty for all but the municipalities of the visit, North and South, and the association.',
    query: { orderBy: [{ activity: { number: 'asc' } }, { id: 'asc' }] },
  }),
)

builder.mutationFields(t => ({
  recordActivity: t.prismaFieldWithInput({
    type: 'VisitActivity',
    ...problems,
    description:
      'Says of one activity whether it is planned for a visit, on which day it was done, and by whom; what is given replaces what is on record. For the association.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'For which visit.' }),
      activity: t.input.string({
        required: true,
        description: 'The code of the activity, such as field-visits.',
      }),
      isPlanned: t.input.boolean({ description: 'Whether it is planned; true unless given.' }),
      doneOn: t.input.field({ type: 'Date', description: 'The day on which it was done.' }),
      person: t.input.globalID({ for: [Person], description: 'By whom.' }),
      note: t.input.string({
        description: 'What is agreed, or what came of it; at most 4,000 characters.',
      }),
      expectedVersion: t.input.int({
        description: 'The version that you had read; needed once the activity is on record for the visit.',
      }),
    },
    resolve: async (query, _root, { input: { visit, person, ...input } }, context) => {
      const activity = { ...input, personId: person?.id }
      const id = await recordActivity(context, visit.id, activity)
      return context.db.visitActivity.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeActivity: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Takes an activity off a visit: planned no more, or recorded by mistake. For the association.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'Off which visit.' }),
      activity: t.input.string({ required: true, description: 'The code of the activity.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, it stays.',
      }),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await removeActivity(context, visit.id, input)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
