import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForChange } from './find-for-change.ts'
import { isUndecided, statedRules } from './rules.ts'

export type Shown = { readonly kind: 'Visit' | 'Recommendation' | 'Lesson'; readonly id: string }

/** One side states a reason that no record tells, and which record shows it; a later sentence of it replaces this one. */
export async function stateReason(
  doing: Doing,
  id: string,
  expectedVersion: number,
  { shownBy, ...input }: { shownBy?: Shown | null },
): Promise<string> {
  const { reason, sentence } = validate(statedRules, input)
  const { state, side } = await findForChange(doing, id)
  if (!isUndecided(state))
    throw new RuleError('This was decided or ended; its reasons change no more.', ['input', 'id'])
  if (shownBy) await checkRecord(doing.db, shownBy)
  const idOf = (kind: Shown['kind']) => (shownBy?.kind === kind ? shownBy.id : null)
  const said = {
    sentence,
    visitId: idOf('Visit'),
    recommendationId: idOf('Recommendation'),
    lessonId: idOf('Lesson'),
  }
  const unique = { participationId: id, reason, side }
  return changeParticipation(doing, id, expectedVersion, {
    action: 'stateReason',
    fields: [reason],
    also: tx =>
      tx.statedReason.upsert({
        where: { participationId_reason_side: unique },
        create: { ...unique, ...said, createdAt: doing.now },
        update: said,
      }),
  })
}

/** A record that the viewer may see. */
async function checkRecord(db: Doing['db'], { kind, id }: Shown): Promise<void> {
  const which = { where: { id }, select: { id: true } }
  const found =
    kind === 'Visit'
      ? await db.visit.findUnique(which)
      : kind === 'Lesson'
        ? await db.lesson.findUnique(which)
        : await db.recommendation.findUnique(which)
  if (!found) throw new NotFoundError('shownBy: there is no such record.', ['input', 'shownBy'])
}
