import { builder } from '../../builder.ts'
import { PillarEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { editFinding } from './edit-finding.ts'
import { noteFinding } from './note-finding.ts'
import { removeFinding } from './remove-finding.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

export const Finding = builder.prismaNode('Finding', {
  description:
    'What was seen or heard on a visit, as it was noted: the raw matter of lessons. For the municipalities of the visit, North and South, and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    visit: t.relation('visit', { description: 'On which visit.' }),
    text: t.exposeString('text', { description: 'What was seen or heard.' }),
    foundOn: t.expose('foundOn', { type: 'Date', nullable: true, description: 'The day on which.' }),
    pillar: t.expose('pillar', {
      type: PillarEnum,
      nullable: true,
      description: 'In which pillar of governance.',
    }),
    policyDomain: t.relation('policyDomain', { nullable: true, description: 'What it is about.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was noted.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Visit', 'findings', t =>
  t.relation('findings', {
    description:
      'What was seen or heard on it, in the order in which it was noted; empty for all but its municipalities, North and South, and the association.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)

const details = (t: Inputs) => ({
  foundOn: t.field({ type: 'Date', description: 'The day on which it was found.' }),
  pillar: t.field({ type: PillarEnum, description: 'In which pillar of governance.' }),
  policyDomain: t.string({ description: 'The code of the policy domain it is about.' }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Finding], required: true, description: 'Which finding.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

builder.mutationFields(t => ({
  noteFinding: t.prismaFieldWithInput({
    type: 'Finding',
    ...problems,
    description:
      "Notes what was seen or heard on a visit. For the visit's Flemish municipalities and the association. captureLesson(finding) makes a lesson of it.",
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'On which visit.' }),
      text: t.input.string({
        required: true,
        description: 'What was seen or heard, in at most 4,000 characters.',
      }),
      ...details(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same finding, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await noteFinding(context, visit.id, input)
      return context.db.finding.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editFinding: t.prismaFieldWithInput({
    type: 'Finding',
    ...problems,
    description:
      "Changes the fields that are given; null empties one that can be empty. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      text: t.input.string({ description: 'What was seen or heard.' }),
      ...details(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editFinding(context, target.id, expectedVersion, input)
      return context.db.finding.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeFinding: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      "Takes off a visit what was noted by mistake; a finding that a lesson came of stays. For the visit's Flemish municipalities and the association.",
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await removeFinding(context, target.id, expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
