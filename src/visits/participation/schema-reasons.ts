import { decodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import { ValidationError } from '../../errors.ts'
import { problems } from '../../graphql/problems.ts'
import { read, which } from './schema-mutations.ts'
import { WeighingReasonEnum } from './schema-weighing.ts'
import { type Shown, stateReason } from './state-reason.ts'
import { takeBackReason } from './take-back-reason.ts'

builder.mutationFields(t => ({
  stateParticipationReason: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'States a reason that no record tells; a later sentence of the same side replaces the earlier one. For the municipality and the association, until it is decided.',
    input: {
      ...which(t.input),
      reason: t.input.field({
        type: WeighingReasonEnum,
        required: true,
        description: 'SUBSTANTIVE_PROBLEMS, RELATIONAL_PROBLEMS or PLANNED_ACTIVITIES.',
      }),
      sentence: t.input.string({
        required: true,
        description: 'What speaks for it, in at most 2,000 characters.',
      }),
      shownBy: t.input.id({ description: 'The record that shows it: a visit, recommendation or lesson.' }),
    },
    resolve: async (query, _root, { input: { id, expectedVersion, shownBy, ...input } }, context) => {
      const reason = { ...input, shownBy: shownBy ? recordOf(shownBy) : null }
      return read(context, query, await stateReason(context, id.id, expectedVersion, reason))
    },
  }),

  takeBackParticipationReason: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description: 'Your side no longer states a reason. For the municipality and the association.',
    input: {
      ...which(t.input),
      reason: t.input.field({ type: WeighingReasonEnum, required: true, description: 'Which one.' }),
    },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await takeBackReason(context, id.id, expectedVersion, input)),
  }),
}))

/** Of which kind it is, its id says: lessons stand on a floor above this one, which cannot name their type. */
function recordOf(globalId: string): Shown {
  const kinds = ['Visit', 'Recommendation', 'Lesson'] as const
  const { typename, id } = decode(globalId)
  const kind = kinds.find(each => each === typename)
  if (kind && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { kind, id }
  throw ValidationError.at(['input', 'shownBy'], 'shownBy: the id of a visit, a recommendation or a lesson.')
}

function decode(globalId: string): { typename: string; id: string } {
  try {
    return decodeGlobalID(globalId)
  } catch {
    return { typename: '', id: '' }
  }
}
