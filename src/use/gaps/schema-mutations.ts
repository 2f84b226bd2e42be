import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { withMunicipalityId } from '../../field/municipalities/with-municipality-id.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { asked } from '../../knowledge/questions/schema-mutations.ts'
import { answerKnowledgeGap } from './answer-knowledge-gap.ts'
import { askFromGap } from './ask-from-gap.ts'
import { dismissKnowledgeGap } from './dismiss-knowledge-gap.ts'
import { reopenKnowledgeGap } from './reopen-knowledge-gap.ts'
import { KnowledgeGap } from './schema.ts'

const expectedVersion = 'The version that was read; when another stands now, nothing is changed.'

builder.mutationFields(t => ({
  answerKnowledgeGap: t.prismaFieldWithInput({
    type: 'KnowledgeGap',
    ...problems,
    description:
      'Says what answers a gap; for the association. Whoever asks it after that and does not find the answer opens it again.',
    input: {
      id: t.input.globalID({ for: [KnowledgeGap], required: true, description: 'Which one.' }),
      expectedVersion: t.input.int({ required: true, description: expectedVersion }),
      lesson: t.input.globalID({ for: [Lesson], description: 'The lesson that answers it.' }),
      goodPractice: t.input.globalID({ for: [GoodPractice], description: 'Or the good practice.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await answerKnowledgeGap(context, input.id.id, input.expectedVersion, input)
      return context.db.knowledgeGap.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  askFromGap: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Asks those who may know what people looked for and did not find; for the association. The question is in your words and says nothing of who looked for it; that it came of a gap only the association sees. The gap stays open until something answers it.',
    input: {
      gap: t.input.globalID({ for: [KnowledgeGap], required: true, description: 'Which gap.' }),
      ...asked(t.input),
    },
    resolve: async (query, _root, { input: { gap, ...input } }, context) => {
      const id = await askFromGap(context, gap.id, withMunicipalityId(input))
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  dismissKnowledgeGap: t.prismaFieldWithInput({
    type: 'KnowledgeGap',
    ...problems,
    description: 'Says why a gap is not for us; for the association. It stays so however often it is asked.',
    input: {
      id: t.input.globalID({ for: [KnowledgeGap], required: true, description: 'Which one.' }),
      expectedVersion: t.input.int({ required: true, description: expectedVersion }),
      reason: t.input.string({ required: true, description: 'Why, in at most 1,000 characters.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const { id: which, expectedVersion, ...said } = input
      const id = await dismissKnowledgeGap(context, which.id, expectedVersion, said)
      return context.db.knowledgeGap.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  reopenKnowledgeGap: t.prismaFieldWithInput({
    type: 'KnowledgeGap',
    ...problems,
    description: 'Takes back that a gap was answered or is not for us; for the association.',
    input: {
      id: t.input.globalID({ for: [KnowledgeGap], required: true, description: 'Which one.' }),
      expectedVersion: t.input.int({ required: true, description: expectedVersion }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await reopenKnowledgeGap(context, input.id.id, input.expectedVersion)
      return context.db.knowledgeGap.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
