import { builder } from '../../builder.ts'
import { Visit } from '../visits/schema.ts'

export const ParticipationSideEnum = builder.enumType('ParticipationSide', {
  description: 'One of the two that decide together on participation.',
  values: {
    MUNICIPALITY: { description: 'The Flemish municipality that travels.' },
    ASSOCIATION: { description: 'The association of Flemish cities and municipalities.' },
  } as const,
})

export const ParticipationStateEnum = builder.enumType('ParticipationState', {
  description: 'How far it has come whether a staff member of the association joins a visit.',
  values: {
    ADVISED: { description: 'The association advises it; the municipality has not answered.' },
    ASKED: { description: 'The municipality asked, and both are talking it over.' },
    WANTED: { description: 'The municipality wants it; the association has not decided.' },
    NOT_WANTED: { description: 'The municipality does not want it.' },
    ACCEPTED: { description: 'The association joins.' },
    REFUSED: { description: 'The association does not join, on one of three grounds.' },
    ACCOMPANIED: { description: 'The visit was made, and a staff member joined.' },
    NOT_ACCOMPANIED: { description: 'It was accepted, and nobody joined after all.' },
    WITHDRAWN: { description: 'The municipality took it back.' },
    VOID: { description: 'The visit was cancelled, or the municipality does not travel on it.' },
  } as const,
})

export const RefusalGroundEnum = builder.enumType('RefusalGround', {
  description: 'On what ground the association does not join.',
  values: {
    NOT_OPPORTUNE: { description: 'It does not find it opportune.' },
    NO_TIME: { description: 'It lacks the time to prepare, accompany and process the visit.' },
    NO_BUDGET: { description: 'Its budget does not allow it.' },
  } as const,
})

const Contact = builder.prismaObject('ParticipationContact', {
  description: 'That people spoke with each other about a participation.',
  fields: t => ({
    spokenOn: t.expose('spokenOn', { type: 'Date', description: 'On which day.' }),
    person: t.relation('person', {
      nullable: true,
      description: 'With whom; null when nobody is named, or when that person did not agree to be named.',
    }),
    jobTitle: t.exposeString('jobTitle', {
      nullable: true,
      description: 'As what he or she spoke, where nobody agreed to be named.',
    }),
    agreed: t.exposeString('agreed', { description: 'What was agreed.' }),
  }),
})

export const Participation = builder.prismaNode('Participation', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'Whether a staff member of the association joins a visit: asked by a municipality that travels, or advised to it. The association pays for its own participation; no municipality is charged for it. For that municipality and the association.',
  fields: t => ({
    staffMember: t.relation('staffMember', {
      nullable: true,
      description:
        'The golden rule is to talk: whom of the association to call, with telephone. Null when that person no longer agrees to be named.',
    }),
    contacts: t.relation('contacts', {
      type: Contact,
      description: 'When people spoke with each other, with whom, and what they agreed; the latest first.',
      query: { orderBy: [{ spokenOn: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }] },
    }),
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: participation 8.',
    }),
    visit: t.relation('visit', { type: Visit, description: 'Which visit it is about.' }),
    municipality: t.relation('municipality', {
      description: 'The Flemish municipality that asks, or that is advised.',
    }),
    begunBy: t.expose('begunBy', {
      type: ParticipationSideEnum,
      description: 'Who began it: the municipality asked, or the association advised.',
    }),
    state: t.expose('state', { type: ParticipationStateEnum, description: 'How far it has come.' }),
    periodFrom: t.expose('periodFrom', {
      type: 'Date',
      description: 'The first day on which something is asked of the staff member, preparation included.',
    }),
    periodUntil: t.expose('periodUntil', {
      type: 'Date',
      description: 'The last day on which something is asked of the staff member, processing included.',
    }),
    activities: t.relation('activities', {
      description: 'What is asked of the staff member, in the order of the catalogue.',
      query: { orderBy: { number: 'asc' } },
    }),
    why: t.exposeString('why', { description: 'Why it is asked or advised.' }),
    decidedOn: t.expose('decidedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the association accepted or refused; null while it has not.',
    }),
    refusalGround: t.expose('refusalGround', {
      type: RefusalGroundEnum,
      nullable: true,
      description: 'On what ground it was refused; null unless it was.',
    }),
    decisionReason: t.exposeString('decisionReason', {
      nullable: true,
      description:
        'Why the association decided so; always there where it refused, or accepted against the advice.',
    }),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it came to its end; null while something can still become of it.',
    }),
    endedReason: t.exposeString('endedReason', {
      nullable: true,
      description: 'Why it ended so, as it was said.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put on record.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
