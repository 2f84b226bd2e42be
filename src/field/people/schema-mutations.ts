import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Municipality } from '../municipalities/schema.ts'
import { withMunicipalityId } from '../municipalities/with-municipality-id.ts'
import { createPerson } from './create-person.ts'
import { editPerson } from './edit-person.ts'
import { ConsentEnum, Person } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const optional = (t: Inputs) => ({
  jobTitle: t.string({ description: 'What the person does, such as waste officer.' }),
  email: t.string({ description: 'E-mail address at work.' }),
  telephone: t.string({ description: 'Telephone at work, with the country code.' }),
  municipality: t.globalID({
    for: [Municipality],
    description: "The municipality the person works for; at creation the viewer's own unless given.",
  }),
  consent: t.field({
    type: ConsentEnum,
    description: 'What the person agreed to; at creation BY_ROLE unless given.',
  }),
  consentOn: t.field({
    type: 'Date',
    description: 'The day on which the person agreed; today unless given.',
  }),
  retainUntil: t.field({ type: 'Date', description: 'The last day on which the row is kept.' }),
})

builder.mutationFields(t => ({
  createPerson: t.prismaFieldWithInput({
    type: 'Person',
    ...problems,
    description: 'Puts a person on record: an officer for the own municipality, the association for any.',
    input: {
      name: t.input.string({ required: true, description: 'First name and family name.' }),
      ...optional(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same person, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await createPerson(context, withMunicipalityId(input))
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editPerson: t.prismaFieldWithInput({
    type: 'Person',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. An officer for the own municipality, the association for any.',
    input: {
      id: t.input.globalID({ for: [Person], required: true, description: 'Which person.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      name: t.input.string({ description: 'First name and family name.' }),
      ...optional(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editPerson(context, target.id, expectedVersion, withMunicipalityId(input))
      return context.db.person.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
