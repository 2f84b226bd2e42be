import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { createMunicipality } from './create-municipality.ts'
import { editMunicipality } from './edit-municipality.ts'
import { Municipality, SideEnum } from './schema.ts'

builder.mutationFields(t => ({
  createMunicipality: t.prismaFieldWithInput({
    type: 'Municipality',
    ...problems,
    description: 'Puts a municipality on record; for the association.',
    input: {
      name: t.input.string({ required: true, description: 'Its official name; once in its country.' }),
      side: t.input.field({ type: SideEnum, required: true, description: 'Flemish, or a partner.' }),
      country: t.input.string({
        required: true,
        description: 'The ISO code of its country: BE for a Flemish one.',
      }),
      otherNames: t.input.stringList({ description: 'What it is also called, or was called before.' }),
      population: t.input.int({ description: 'How many people live there.' }),
      website: t.input.field({ type: 'URL', description: 'The address of its website.' }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same municipality, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await createMunicipality(context, input)
      return context.db.municipality.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editMunicipality: t.prismaFieldWithInput({
    type: 'Municipality',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. For the association.',
    input: {
      id: t.input.globalID({ for: [Municipality], required: true, description: 'Which municipality.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      name: t.input.string({ description: 'Its official name; once in its country.' }),
      side: t.input.field({
        type: SideEnum,
        description: 'Flemish, or a partner; fixed once it takes part in something.',
      }),
      country: t.input.string({ description: 'The ISO code of its country.' }),
      otherNames: t.input.stringList({ description: 'What it is also called, or was called before.' }),
      population: t.input.int({ description: 'How many people live there.' }),
      website: t.input.field({ type: 'URL', description: 'The address of its website.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editMunicipality(context, target.id, expectedVersion, input)
      return context.db.municipality.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
