import { recordRevision } from '../../access/record-revision.ts'
import type { Context } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ConflictError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { type Decider, decisionsOf, findDecider } from '../../knowledge/reuse/find-decider.ts'
import { choose, type ChosenItem } from './choose.ts'
import { findBrief } from './find-brief.ts'
import { keyOf, rowsOf } from './fix-brief.ts'

/** Chooses a fixed brief anew. What was decided about stays in it; what was not, only where it is chosen again. */
export async function refreshBrief(
  context: Context,
  decider: Decider,
  expectedVersion: number,
): Promise<string> {
  const { viewer, prisma, now } = context
  const { visitId } = decider
  const where = keyOf(decider)
  await findDecider(context, decider)
  const brief = await findBrief(context, decider)
  if (!brief?.fixed)
    throw new RuleError('Nothing of it was decided yet, so it is chosen anew each time it is read.', [
      'input',
      'visit',
    ])
  const [before, chosen] = await Promise.all([brief.items(), choose(context, brief.plan)])
  await transact(prisma, async tx => {
    const { count } = await tx.brief.updateMany({
      where: { ...where, version: expectedVersion },
      data: { version: { increment: 1 }, refreshedOn: dayOf(now) },
    })
    const { id, version } = await tx.brief.findUniqueOrThrow({ where })
    if (count === 0)
      throw new ConflictError('Somebody refreshed this brief meanwhile; read it again.', version)
    const decided = await tx.reuse.findMany({
      where: decisionsOf(decider),
      select: { lessonId: true, practiceId: true },
    })
    const isDecided = (item: ChosenItem) =>
      decided.some(({ lessonId, practiceId }) => item.id === (lessonId ?? practiceId))
    const stays = before.filter(item => isDecided(item) && !chosen.some(each => each.id === item.id))
    await tx.briefItem.deleteMany({ where: { briefId: id } })
    await tx.briefItem.createMany({ data: rowsOf(id, [...chosen, ...stays]) })
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'refreshBrief',
      fields: ['brief'],
    })
  })
  return visitId
}
