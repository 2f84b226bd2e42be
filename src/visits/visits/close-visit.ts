import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { findForChange } from './find-for-change.ts'
import { visitStatus } from './visit-status.ts'

/** Closes a visit that was made and reported: all that it was to lead to is on record. */
export async function closeVisit(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const visit = await findForChange(doing, id, ['input', 'id'])
  const today = dayOf(doing.now)
  const status = visitStatus(visit, today)
  if (status !== 'REPORTED') throw new RuleError(whyNot[status], ['input', 'id'])
  await doing.write([
    writes.visit.updateAsRead(id, expectedVersion, { closedOn: today }),
    revision(doing, { kind: 'Visit', subjectId: id, action: 'close', fromState: status, toState: 'CLOSED' }),
  ])
  return id
}

const whyNot = {
  DRAFT: 'This visit is a draft; it is closed once it was planned, made and reported.',
  PLANNED: 'This visit is still to be made; it is closed once it was made and reported.',
  UNDER_WAY: 'This visit is under way; it is closed once it was made and reported.',
  OVER: 'Nothing is reported of this visit yet; write its report first.',
  CLOSED: 'This visit is closed already.',
  CANCELLED: 'This visit was cancelled; there is nothing to close.',
}
