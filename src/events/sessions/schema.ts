import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Event } from '../events/schema.ts'
import { addSession } from './add-session.ts'
import { editSession } from './edit-session.ts'
import { removeSession } from './remove-session.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

export const Session = builder.prismaNode('Session', {
  description:
    'A part of an event at which some of those who take part speak about something. For those who organise the event, those who are invited, and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    event: t.relation('event', { type: Event, description: 'Of which event.' }),
    position: t.exposeInt('position', { description: 'Its place within the event, from 1.' }),
    title: t.exposeString('title', { description: 'What it is about, in a few words.' }),
    text: t.exposeString('text', { nullable: true, description: 'What it is about, and how it goes.' }),
    heldOn: t.expose('heldOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it is held; null while none was named.',
    }),
    policyDomains: t.relation('policyDomains', {
      description: 'Its themes.',
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    participants: t.relation('participants', {
      type: Municipality,
      description: 'The municipalities that take part in it, by name: at least one.',
      query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put on record.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Event', 'sessions', t =>
  t.relation('sessions', {
    type: Session,
    description:
      'Its sessions in their order; empty for all but those who organise it, those who are invited, and the association.',
    query: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  }),
)

const details = (t: Inputs) => ({
  text: t.string({ description: 'What it is about, and how it goes; at most 20,000 characters.' }),
  heldOn: t.field({ type: 'Date', description: 'The day on which it is held: one of the event.' }),
  policyDomains: t.stringList({ description: 'Codes of the policy domains that it is about.' }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Session], required: true, description: 'Which session.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

const whoTakesPart =
  'The municipalities that take part: at least one, each invited to the event or organising it.'

builder.mutationFields(t => ({
  addSession: t.prismaFieldWithInput({
    type: 'Session',
    ...problems,
    description:
      'Adds a session to an event, behind those that it has. For who organises the event and the association.',
    input: {
      event: t.input.globalID({ for: [Event], required: true, description: 'To which event.' }),
      title: t.input.string({ required: true, description: 'What it is about, in at most 200 characters.' }),
      participants: t.input.globalIDList({
        for: [Municipality],
        required: true,
        description: whoTakesPart,
      }),
      ...details(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same session, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { event, participants, ...input } }, context) => {
      const session = { ...input, participants: participants.map(({ id }) => id) }
      const id = await addSession(context, event.id, session)
      return context.db.session.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editSession: t.prismaFieldWithInput({
    type: 'Session',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. For who organises the event and the association.',
    input: {
      ...which(t.input),
      title: t.input.string({ description: 'What it is about, in at most 200 characters.' }),
      position: t.input.int({ description: 'Its place within the event, from 1 to 1,000.' }),
      participants: t.input.globalIDList({ for: [Municipality], description: whoTakesPart }),
      ...details(t.input),
    },
    resolve: async (
      query,
      _root,
      { input: { id: target, expectedVersion, participants, ...input } },
      context,
    ) => {
      const edit = { ...input, participants: participants?.map(({ id }) => id) }
      const id = await editSession(context, target.id, expectedVersion, edit)
      return context.db.session.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeSession: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Takes a session off its event; one that lessons or answers came of stays. For who organises the event and the association.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await removeSession(context, target.id, expectedVersion)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
