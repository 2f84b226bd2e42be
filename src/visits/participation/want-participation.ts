import type { Doing } from '../../context.ts'
import { changeParticipation } from './change-participation.ts'
import { findForMove } from './find-for-change.ts'

/** The municipality says that it wants a staff member to join: the final word is its own. */
export async function wantParticipation(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const { state } = await findForMove(doing, id, 'WANTED')
  return changeParticipation(doing, id, expectedVersion, { action: 'want', from: state, to: 'WANTED' })
}
