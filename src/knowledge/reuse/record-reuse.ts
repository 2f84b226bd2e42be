import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { reopenReview } from './reopen-review.ts'
import { mayTellOutcome, outcomeRules } from './rules.ts'

/** Says what came of a lesson or practice that a visit took along; a later outcome replaces an earlier one. */
export async function recordReuse(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const { outcome, note = null } = validate(outcomeRules, input)
  const at = ['input', 'id']
  const found = await db.reuse.findUnique({
    where: { id },
    select: {
      decision: true,
      outcome: true,
      lessonId: true,
      practiceId: true,
      invitation: {
        select: {
          municipalityId: true,
          partnership: { select: { members: { select: { municipalityId: true } } } },
        },
      },
      visit: {
        select: {
          startsOn: true,
          cancelledOn: true,
          municipalities: { select: { id: true } },
          partnerships: { select: { members: { select: { municipalityId: true } } } },
        },
      },
    },
  })
  if (!found) throw new NotFoundError('There is no such decision.', at)
  const { visit, invitation } = found
  const partnerships = invitation ? [invitation.partnership] : visit.partnerships
  const municipalities = [
    ...(invitation ? [invitation.municipalityId] : visit.municipalities.map(municipality => municipality.id)),
    ...partnerships.flatMap(its => its?.members.map(member => member.municipalityId) ?? []),
  ]
  if (!mayTellOutcome(viewer, municipalities))
    throw new ForbiddenError('Those who decided, and their partners, say what came of it.', at)
  if (found.decision === 'NOT_APPLICABLE')
    throw new RuleError('It was not applied; decide first that it was, as it is or otherwise.', at)
  if (visit.cancelledOn) throw new RuleError('This visit was cancelled; nothing came of it.', at)
  const today = dayOf(now)
  if (today < visit.startsOn) throw new RuleError('What came of it is told once the visit has begun.', at)
  await transact(prisma, async tx => {
    await claimVersion(tx.reuse, 'decision', id, expectedVersion)
    const told = { outcome, note, outcomeOn: today, outcomeById: viewer.userId ?? null }
    await tx.reuse.update({ where: { id }, data: told, select: { id: true } })
    await recordRevision(tx, viewer, now, {
      kind: 'Reuse',
      subjectId: id,
      action: 'recordOutcome',
      fromState: found.outcome ?? undefined,
      toState: outcome,
      reason: note,
    })
    if (outcome === 'WAS_WRONG') await reopenReview(tx, doing, found, note)
  })
  return id
}
