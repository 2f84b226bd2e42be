import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { byKey } from '../../field/catalogues/by-key.ts'
import { validate } from '../../validate.ts'
import { checkSession } from './check-session.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given; null empties one that can be empty. */
export async function editSession(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { db, write } = doing
  const edit = validate(editRules, input)
  const { eventId, event } = await findForChange(doing, id)
  await checkSession(doing, eventId, event, edit)
  const { title, text, heldOn, position, policyDomains, participants } = edit
  const memory = await db.$memory.heard()
  await write([
    writes.session.updateAsRead(id, expectedVersion, {
      ...{ text, heldOn },
      title: title ?? undefined,
      position: position ?? undefined,
      policyDomains:
        policyDomains === undefined ? undefined : { set: byKey(memory, 'PolicyDomain', policyDomains) },
      participants: participants ? { set: participants.map(each => ({ id: each })) } : undefined,
    }),
    revision(doing, { kind: 'Event', subjectId: eventId, action: 'editSession', fields: ['sessions'] }),
  ])
  return id
}
