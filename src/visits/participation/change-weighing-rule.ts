import { isAdministrator } from '../../access/viewer.ts'
import { actorOf } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { ruleRules } from './rules.ts'

/** Changes how the association weighs from now on; the rules before it stay on record, with who set them and why. */
export async function changeWeighingRule(doing: Doing, input: object): Promise<string> {
  const { viewer, prisma, now } = doing
  if (!isAdministrator(viewer)) throw new ForbiddenError('Administrators change how the association weighs.')
  const { reason, ...given } = validate(ruleRules, input)
  return transact(prisma, async tx => {
    // Two changes at the same time: the second waits, and starts from what the first left.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('kennisband weighing rule', 0))`
    const before = await tx.weighingRule.findFirstOrThrow({ orderBy: [{ at: 'desc' }, { id: 'desc' }] })
    const rule = {
      recentMonths: given.recentMonths ?? before.recentMonths,
      togetherWeeks: given.togetherWeeks ?? before.togetherWeeks,
      area: given.area ?? before.area,
      required: given.required ?? before.required,
    }
    const { recentMonths, togetherWeeks, area, required } = before
    if (JSON.stringify(rule) === JSON.stringify({ recentMonths, togetherWeeks, area, required }))
      throw new RuleError('This is the rule that holds already.')
    // Whoever set the clock back would otherwise change nothing: the latest holds.
    const at = now > before.at ? now : new Date(before.at.getTime() + 1)
    const { id } = await tx.weighingRule.create({
      data: { ...rule, reason, at, isExample: viewer.isExample, ...actorOf(viewer) },
      select: { id: true },
    })
    return id
  })
}
