import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ConflictError, NotFoundError, RuleError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { findOfType } from '../visits/find-of-type.ts'
import { judgeRules } from './rules.ts'

interface Which {
  visitId: string
  plannedResultId: string
  /** Needed once the result is judged on the visit. */
  expectedVersion?: number | null
}

/** Says how far a planned result has come, as an evaluation mission saw it. */
export async function judgeResult(
  doing: Doing,
  { visitId, plannedResultId, expectedVersion }: Which,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const judged = validate(judgeRules, input)
  const visit = await findOfType(doing, visitId, 'EVALUATION')
  if (visit.startsOn > dayOf(now))
    throw new RuleError('visit: it is still to be made; results are judged once it has begun.', [
      'input',
      'visit',
    ])
  await checkResult(doing, plannedResultId, visit.partnerships)
  return transact(prisma, async tx => {
    const key = { visitId, plannedResultId }
    await tx.$executeRaw`select 1 from planned_result where id = ${plannedResultId}::uuid for update`
    const before = await tx.judgedResult.findUnique({ where: { visitId_plannedResultId: key } })
    if (before && expectedVersion == null)
      throw new ConflictError(
        'This result is judged on the visit already; send the version that you had read to change it.',
        before.version,
      )
    if (before) {
      await claimVersion(tx.judgedResult, 'judgement', before.id, expectedVersion ?? 0)
      await tx.judgedResult.update({ where: { id: before.id }, data: judged })
    }
    const { id } = before ?? (await tx.judgedResult.create({ data: { ...key, ...judged, createdAt: now } }))
    await recordRevision(tx, viewer, now, {
      kind: 'PlannedResult',
      subjectId: plannedResultId,
      action: 'judge',
      fromState: before?.judgement,
      toState: judged.judgement,
    })
    return id
  })
}

async function checkResult(
  { db }: Pick<Doing, 'db'>,
  id: string,
  partnerships: readonly { id: string }[],
): Promise<void> {
  const path = ['input', 'plannedResult']
  const result = await db.plannedResult.findUnique({
    where: { id },
    select: { partnershipId: true, droppedOn: true },
  })
  if (!result) throw new NotFoundError('plannedResult: there is no such planned result.', path)
  if (!partnerships.some(partnership => partnership.id === result.partnershipId))
    throw new RuleError('plannedResult: it is not of a partnership of this visit.', path)
  if (result.droppedOn)
    throw new RuleError('plannedResult: it was dropped; what is no longer aimed at is not judged.', path)
}
