import { builder } from '../../builder.ts'
import { isSignedIn } from '../../access/viewer.ts'
import { SideEnum } from '../municipalities/schema.ts'

export const PartnershipFormEnum = builder.enumType('PartnershipForm', {
  description: 'What kind of bond a partnership is.',
  values: {
    TWINNING: {
      description:
        'A lasting bond over many domains (stedenband, jumelage-coopération, hermanamiento de cooperación).',
    },
    PROJECT_COOPERATION: { description: 'Work together on a project, for its time.' },
    THEMATIC_NETWORK: { description: 'Several municipalities around one theme.' },
    FRIENDSHIP: { description: 'Contacts without a programme.' },
  } as const,
})

export const PartnershipStatusEnum = builder.enumType('PartnershipStatus', {
  description: 'Where a partnership stands.',
  values: {
    EXPLORING: { description: 'The municipalities are finding out whether they fit.' },
    ACTIVE: { description: 'They work together.' },
    ENDED: { description: 'It is over; its record stays.' },
  } as const,
})

builder.prismaObject('PartnershipMember', {
  description: 'A municipality in a partnership.',
  fields: t => ({
    municipality: t.relation('municipality', { description: 'The municipality.' }),
    partnership: t.relation('partnership', { description: 'The partnership.' }),
    joinedOn: t.expose('joinedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it joined; null where nobody noted it.',
    }),
    leftOn: t.expose('leftOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it left; null while it takes part.',
    }),
  }),
})

builder.prismaObject('Coordinator', {
  description: 'Who coordinates a partnership for one of its municipalities, and in which time.',
  fields: t => ({
    municipality: t.relation('municipality', { description: 'For which municipality.' }),
    person: t.relation('person', {
      nullable: true,
      description: 'Who it is; null when that person did not agree to be named to colleagues.',
    }),
    from: t.expose('fromOn', { type: 'Date', description: 'The first day.' }),
    until: t.expose('untilOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null for the present coordinator.',
    }),
  }),
})

export const Partnership = builder.prismaNode('Partnership', {
  description: 'A lasting bond between Flemish and southern municipalities.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: partnership 7.',
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    form: t.expose('form', { type: PartnershipFormEnum, description: 'What kind of bond it is.' }),
    status: t.expose('status', { type: PartnershipStatusEnum, description: 'Where it stands.' }),
    members: t.relation('members', {
      description: 'Its municipalities, those that left included, by name.',
      args: { side: t.arg({ type: SideEnum, description: 'Only the Flemish ones, or only the partners.' }) },
      query: ({ side }) => ({
        where: side ? { municipality: { side } } : {},
        orderBy: [{ municipality: { name: 'asc' } }, { municipalityId: 'asc' }],
      }),
    }),
    coordinators: t.relation('coordinators', {
      description: 'Who coordinates it and who did, the latest first; for those who are signed in.',
      query: { orderBy: [{ fromOn: 'desc' }, { id: 'desc' }] },
    }),
    programmes: t.relation('programmes', {
      description: 'The programmes that support or supported it, the latest first.',
      query: { orderBy: [{ startYear: 'desc' }, { code: 'asc' }] },
    }),
    policyDomains: t.relation('policyDomains', {
      description: 'The policy domains of the cooperation.',
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    startedOn: t.expose('startedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day it became active; null before, or where nobody noted it.',
    }),
    endedOn: t.expose('endedOn', { type: 'Date', nullable: true, description: 'The day it ended.' }),
    endedReason: t.string({
      nullable: true,
      description: 'Why it ended; for those who are signed in.',
      resolve: (row, _args, { viewer }) => (isSignedIn(viewer) ? row.endedReason : null),
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put on record.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Municipality', 'memberships', t =>
  t.relation('memberships', {
    description: 'The partnerships it is or was a member of, by name.',
    query: { orderBy: [{ partnership: { name: 'asc' } }, { partnershipId: 'asc' }] },
  }),
)
