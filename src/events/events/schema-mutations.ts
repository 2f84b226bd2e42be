import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { announceEvent } from './announce-event.ts'
import { cancelEvent } from './cancel-event.ts'
import { closeEvent } from './close-event.ts'
import { draftEvent } from './draft-event.ts'
import { editEvent } from './edit-event.ts'
import { Event, EventFormEnum } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const details = (t: Inputs) => ({
  purpose: t.string({ description: 'What it is to achieve; at most 20,000 characters.' }),
  regions: t.stringList({
    description: 'M49 codes of the regions that it is for; it has at least one region or country.',
  }),
  countries: t.stringList({ description: 'ISO codes of the countries that it is for.' }),
  policyDomains: t.stringList({ description: 'Codes of the policy domains that it is about.' }),
  concepts: t.stringList({ description: 'Codes of the concepts of the thesaurus that it is about.' }),
  programmes: t.stringList({ description: 'Codes of the programmes that support it.' }),
  place: t.string({ description: 'Where it is held: a hall, a town; at most 200 characters.' }),
  host: t.globalID({ for: [Municipality], description: 'The municipality in which it is held.' }),
  startsOn: t.field({ type: 'Date', description: 'The first day.' }),
  endsOn: t.field({ type: 'Date', description: 'The last day.' }),
  month: t.field({ type: 'Date', description: 'A day of its month, while that alone is known.' }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Event], required: true, description: 'Which event.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const withHostId = <Input extends { host?: { id: string } | null }>({ host, ...rest }: Input) => ({
  ...rest,
  hostId: host === undefined ? undefined : (host?.id ?? null),
})

builder.mutationFields(t => ({
  draftEvent: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Begins an event: a title, its form, a region or country, its languages, and its days or the month. The association organises events of every form, Flemish municipalities workshops and trainings, partners south-south exchanges.',
    input: {
      title: t.input.string({ required: true, description: 'What it is, in at most 200 characters.' }),
      form: t.input.field({ type: EventFormEnum, required: true, description: 'What kind of meeting.' }),
      languages: t.input.field({
        type: [LanguageEnum],
        required: true,
        description: 'In which languages people speak there, at least one.',
      }),
      organisers: t.input.globalIDList({
        for: [Municipality],
        description:
          'The municipalities that organise it with the association; others organise for their own.',
      }),
      ...details(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same event, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { organisers, ...input } }, context) => {
      const draft = { ...withHostId(input), organisers: organisers?.map(each => each.id) }
      const id = await draftEvent(context, draft)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editEvent: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. For who organises it and the association.',
    input: {
      ...which(t.input),
      title: t.input.string({ description: 'What it is, in at most 200 characters.' }),
      languages: t.input.field({
        type: [LanguageEnum],
        description: 'In which languages people speak there, at least one.',
      }),
      ...details(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editEvent(context, target.id, expectedVersion, withHostId(input))
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  announceEvent: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Announces a draft that has its days and a theme; from then on all who are signed in see its outline, and it does not become a draft again. For who organises it and the association.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await announceEvent(context, target.id, expectedVersion)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  closeEvent: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Closes an event that was held: all that it was to lead to is on record. For who organises it and the association.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await closeEvent(context, target.id, expectedVersion)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  cancelEvent: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Says that an event is not held, or not to its end, and why; it stays on record. For who organises it and the association.',
    input: {
      ...which(t.input),
      reason: t.input.string({ required: true, description: 'Why it is not held.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await cancelEvent(context, target.id, expectedVersion, input)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
