import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { ConflictError, RuleError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { type Decider, decisionsOf, findDecider } from './find-decider.ts'
import { findItem, type Item } from './find-item.ts'
import { decisionRules } from './rules.ts'

/**
 * Says what a visit, or one of those who travel on it together, does with a lesson or a good practice: as it is,
 * otherwise, or not; a later decision replaces an earlier one. `also` is written with it, or not at all.
 */
export async function decide(
  doing: Doing,
  decider: Decider,
  item: Item,
  input: object & { expectedVersion?: number | null },
  also?: (tx: Transaction) => Promise<void>,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const { decision, reason = null } = validate(decisionRules, input)
  await findDecider(doing, decider)
  await findItem(doing, item)
  const given = { decision, reason, decidedOn: dayOf(now), decidedById: viewer.userId ?? null }
  return transact(prisma, async tx => {
    const before = await tx.reuse.findFirst({ where: { ...decisionsOf(decider), ...item } })
    if (before && input.expectedVersion == null)
      throw new ConflictError(
        'This was decided for the visit already; send the version that you had read to change it.',
        before.version,
      )
    if (before?.outcome && decision === 'NOT_APPLICABLE')
      throw new RuleError(
        'decision: what came of it is on record, so it was applied; say ADAPT and what was done otherwise.',
        ['input', 'decision'],
      )
    if (before) {
      await claimVersion(tx.reuse, 'decision', before.id, input.expectedVersion ?? 0)
      await tx.reuse.update({ where: { id: before.id }, data: given, select: { id: true } })
    }
    const { id } =
      before ??
      (await tx.reuse.create({
        data: { ...decisionsOf(decider), ...item, ...given, createdAt: now, isExample: viewer.isExample },
        select: { id: true },
      }))
    await recordRevision(tx, viewer, now, {
      kind: 'Reuse',
      subjectId: id,
      action: 'decide',
      fromState: before?.decision,
      toState: decision,
      reason,
    })
    await also?.(tx)
    return id
  })
}
