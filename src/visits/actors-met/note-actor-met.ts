import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { validate } from '../../validate.ts'
import { findForChange as findVisitForChange } from '../visits/find-for-change.ts'
import { checkMeeting } from './check-meeting.ts'
import { noteRules } from './rules.ts'

/** Puts on record whom the delegation, or a staff member of the association, spoke with on a visit. */
export async function noteActorMet(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { now } = doing
  const meeting = validate(noteRules, input)
  await findVisitForChange(doing, visitId, ['input', 'visit'])
  await checkMeeting(doing, meeting)
  const request = { action: 'noteActorMet', key: input.idempotencyKey, input: { ...meeting, visitId } }
  return createOnce(doing, request, id => [
    writes.actorMet.create({ data: { id, ...meeting, visitId, createdAt: now } }),
    revision(doing, { kind: 'ActorMet', subjectId: id, action: 'note' }),
  ])
}
