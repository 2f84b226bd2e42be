import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { createConcept } from './create-concept.ts'
import { editConcept } from './edit-concept.ts'
import { removeConcept } from './remove-concept.ts'
import { Concept } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const details = (t: Inputs) => ({
  nl: t.stringList({ description: 'Its Dutch terms, the preferred one first.' }),
  fr: t.stringList({ description: 'Its French terms, the preferred one first.' }),
  es: t.stringList({ description: 'Its Spanish terms, the preferred one first.' }),
  en: t.stringList({ description: 'Its English terms, the preferred one first.' }),
  broader: t.string({ description: 'The code of the wider concept that it lies beneath.' }),
  reason: t.string({ description: 'Why; kept in its history.' }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Concept], required: true, description: 'Which concept.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const RemovedConcept = builder.objectRef<{ code: string }>('RemovedConcept').implement({
  description: 'A concept that was taken out of the thesaurus.',
  fields: t => ({ code: t.exposeString('code', { description: 'The code that it had.' }) }),
})

builder.mutationFields(t => ({
  createConcept: t.prismaFieldWithInput({
    type: 'Concept',
    ...problems,
    description:
      'Adds a meaning to the thesaurus, with at least one term; for administrators. Documents that hold its words are found by all of them from then on.',
    input: {
      code: t.input.string({
        required: true,
        description:
          'A code that stays: lower-case English words joined by hyphens, such as waste-collection.',
      }),
      ...details(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same concept, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await createConcept(context, input)
      return context.db.concept.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editConcept: t.prismaFieldWithInput({
    type: 'Concept',
    ...problems,
    description:
      'Changes the fields that are given, the terms of a language as a whole; null empties one. For administrators.',
    input: { ...which(t.input), ...details(t.input) },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editConcept(context, target.id, expectedVersion, input)
      return context.db.concept.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeConcept: t.fieldWithInput({
    type: RemovedConcept,
    ...problems,
    description:
      'Takes a concept out of the thesaurus; narrower ones move up to what it lay beneath, and a later version of the product does not bring it back. For administrators.',
    input: {
      ...which(t.input),
      reason: t.input.string({ description: 'Why; kept in its history.' }),
    },
    resolve: (_root, { input: { id, expectedVersion, ...input } }, context) =>
      removeConcept(context, id.id, expectedVersion, input),
  }),
}))
