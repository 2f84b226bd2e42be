import { builder } from '../../builder.ts'
import { showsAgreement } from './rules.ts'

export const ConsentEnum = builder.enumType('Consent', {
  description: 'What a person agreed to.',
  values: {
    NAMED: { description: 'To be named to colleagues of other municipalities, with e-mail and telephone.' },
    BY_ROLE: {
      description:
        'To be spoken of by job title; the name stays within the own municipality and the association.',
    },
    ANONYMOUS: { description: 'Not to be spoken of outside the own municipality and the association.' },
  } as const,
})

export const Person = builder.prismaNode('Person', {
  description:
    'A person on record. Seen by the own municipality, by the association, and, when the person agreed to be named, by all who are signed in; e-mail and telephone go with the name.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    name: t.exposeString('name', { description: 'First name and family name.' }),
    jobTitle: t.exposeString('jobTitle', {
      nullable: true,
      description: 'What the person does, such as waste officer.',
    }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address at work.' }),
    telephone: t.exposeString('telephone', {
      nullable: true,
      description: 'Telephone at work, with the country code.',
    }),
    municipality: t.relation('municipality', {
      nullable: true,
      description: 'The municipality the person works for; null for staff of the association and others.',
    }),
    consent: t.field({
      type: ConsentEnum,
      nullable: true,
      description:
        'What the person agreed to; null for those who are neither of the own municipality nor of the association.',
      resolve: (row, _args, { viewer }) => (showsAgreement(viewer, row) ? row.consent : null),
    }),
    consentOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which the person agreed; null for those who do not see `consent`.',
      resolve: (row, _args, { viewer }) => (showsAgreement(viewer, row) ? row.consentOn : null),
    }),
    retainUntil: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last day on which the row is kept; null where none was set, and for those who do not see `consent`.',
      resolve: (row, _args, { viewer }) => (showsAgreement(viewer, row) ? row.retainUntil : null),
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
  }),
})

builder.prismaObjectField('Municipality', 'people', t =>
  t.relation('people', {
    description: 'Its people on record, by name: those whom the viewer may see.',
    query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
  }),
)
