import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { maySpeakFor } from '../../visits/invitations/rules.ts'
import { findForChange } from '../../visits/visits/find-for-change.ts'

/** For whom something is decided: a visit as a whole, or one of those that were invited to it. */
export interface Decider {
  readonly visitId: string
  readonly invitationId?: string | undefined
}

/** The columns that tell the decisions of one decider, or its brief, from all others. */
export const decisionsOf = ({ visitId, invitationId }: Decider) => ({
  visitId,
  invitationId: invitationId ?? null,
})

/**
 * That the viewer decides for it: of a visit its Flemish municipalities and the association; of one that the association
 * organises for several each of these for its own partnership, once it comes along.
 */
export async function findDecider(
  doing: Pick<Doing, 'viewer' | 'db'>,
  { visitId, invitationId }: Decider,
): Promise<void> {
  const { viewer, db } = doing
  const at = ['input', 'invitation']
  if (invitationId) await findInvited(doing, { visitId, invitationId })
  const visit = await findForChange(doing, visitId, ['input', 'visit'])
  if (visit.cancelledOn)
    throw new RuleError('This visit was cancelled; nothing is decided for it any more.', ['input', 'visit'])
  if (invitationId || !visit.isOrganised || isAssociation(viewer) || !viewer.municipalityId) return
  const { municipalityId } = viewer
  const own = await db.visitInvitation.count({ where: { visitId, municipalityId, answer: 'ACCEPTED' } })
  if (own > 0)
    throw new RuleError(
      'invitation: several travel on this visit, each with a brief of its own; give the invitation of your municipality (visit { invitations { id } }).',
      at,
    )
}

async function findInvited(
  { viewer, db }: Pick<Doing, 'viewer' | 'db'>,
  { visitId, invitationId }: Required<Decider>,
): Promise<void> {
  const at = ['input', 'invitation']
  const found = await db.visitInvitation.findUnique({
    where: { id: invitationId },
    select: { visitId: true, municipalityId: true, answer: true },
  })
  if (found?.visitId !== visitId)
    throw new NotFoundError('invitation: there is no such invitation to this visit.', at)
  if (!maySpeakFor(viewer, found.municipalityId))
    throw new ForbiddenError(
      'The municipality that was invited decides for its partnership, or the association with it.',
      at,
    )
  if (found.answer !== 'ACCEPTED')
    throw new RuleError(
      'invitation: who comes along decides what it takes along; accept the invitation first (answerInvitation).',
      at,
    )
}
