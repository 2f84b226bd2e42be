import type { Transaction } from '../../db/transact.ts'
import { dayOf } from '../../field/day.ts'
import type { Decider } from '../../knowledge/reuse/find-decider.ts'
import type { ChosenItem } from './choose.ts'

interface Fixing {
  readonly decider: Decider
  readonly items: readonly ChosenItem[]
  readonly now: Date
  readonly isExample: boolean | undefined
}

/** What a brief is of: a visit, or one invitation to it. */
export const keyOf = ({ visitId, invitationId }: Decider) => (invitationId ? { invitationId } : { visitId })

/** Keeps a brief as it was when it was first decided on. Of two first decisions at once, one fixes it. */
export async function fixBrief(tx: Transaction, { decider, items, now, isExample }: Fixing): Promise<void> {
  const where = keyOf(decider)
  const { count } = await tx.brief.createMany({
    data: { ...where, fixedOn: dayOf(now), createdAt: now, isExample },
    skipDuplicates: true,
  })
  if (count === 0) return
  const { id } = await tx.brief.findUniqueOrThrow({ where, select: { id: true } })
  await tx.briefItem.createMany({ data: rowsOf(id, items) })
}

export const rowsOf = (briefId: string, items: readonly ChosenItem[]) =>
  items.map(({ kind, id, reasons }, position) => ({
    briefId,
    position,
    lessonId: kind === 'Lesson' ? id : null,
    practiceId: kind === 'GoodPractice' ? id : null,
    reasons: reasons.map(reason => ({ ...reason })),
  }))
