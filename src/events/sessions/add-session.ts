import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { byKey } from '../../field/catalogues/by-key.ts'
import { validate } from '../../validate.ts'
import { findOpenForChange } from '../events/find-for-change.ts'
import { checkSession } from './check-session.ts'
import { addRules } from './rules.ts'

/** Adds a session to an event, behind those that it has. */
export async function addSession(
  doing: Doing,
  eventId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { db, now } = doing
  const session = validate(addRules, input)
  const event = await findOpenForChange(doing, eventId, ['input', 'event'])
  await checkSession(doing, eventId, event, session)
  const { participants, policyDomains, ...columns } = session
  const memory = await db.$memory.heard()
  const position = Math.max(0, ...event.sessions.map(each => each.position)) + 1
  const request = { action: 'addSession', key: input.idempotencyKey, input: { ...session, eventId } }
  return createOnce(doing, request, id => [
    writes.session.create({
      data: {
        ...{ id, ...columns, eventId, position, createdAt: now },
        policyDomains: { connect: byKey(memory, 'PolicyDomain', policyDomains) },
        participants: { connect: participants.map(each => ({ id: each })) },
      },
    }),
    revision(doing, { kind: 'Event', subjectId: eventId, action: 'addSession', fields: ['sessions'] }),
  ])
}
