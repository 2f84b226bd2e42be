import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { checkJourney } from './check-journey.ts'
import { findForChange } from './find-for-change.ts'
import { journeyOf } from './journey-of.ts'
import { checkDays } from './visit-days.ts'
import { visitStatus } from './visit-status.ts'

/** Makes a plan of a draft that has all a visit needs; from then on all who are signed in see its outline. */
export async function planVisit(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const { db, write, now } = doing
  const path = ['input', 'id']
  const visit = await findForChange(doing, id, path)
  const today = dayOf(now)
  const status = visitStatus(visit, today)
  if (status === 'CANCELLED') throw new RuleError('This visit was cancelled; draft a new one.', path)
  if (status !== 'DRAFT') throw new RuleError('This visit is no draft; it is planned already.', path)
  if (!visit.missionTypes.length)
    throw new RuleError('missionTypes: say first what the visit is for, at least one finality.', path)
  checkDays(visit, visit.report, today)
  await checkJourney(db, { ...journeyOf(visit), isDraft: false })
  await checkWhoComesAlong(db, id)
  await write([
    writes.visit.updateAsRead(id, expectedVersion, { isDraft: false }),
    revision(doing, {
      kind: 'Visit',
      subjectId: id,
      action: 'plan',
      fromState: status,
      toState: visitStatus({ ...visit, isDraft: false }, today),
    }),
  ])
  return id
}

/** Only where a visit looks for partners somebody comes along who has none there. */
async function checkWhoComesAlong(db: Doing['db'], visitId: string): Promise<void> {
  const without = await db.visitInvitation.findMany({
    where: {
      ...{ visitId, answer: 'ACCEPTED', partnershipId: null },
      visit: { missionTypes: { every: { needsPartnership: true } } },
    },
    select: { municipality: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  })
  if (without.length > 0)
    throw new RuleError(
      `invitations: ${without.map(each => each.municipality.name).join(', ')} would come along without a partnership; only where a visit looks for partners somebody does.`,
      ['input', 'id'],
    )
}
