import { isSignedIn, type Viewer } from '../access/viewer.ts'
import type { Lesson } from '../db/generated/client/client.ts'

export type Standing = Pick<
  Lesson,
  | 'usedInVisits'
  | 'usedInPartnerships'
  | 'timesHelped'
  | 'timesNoDifference'
  | 'timesWrong'
  | 'helpedElsewhere'
>

const untold: Standing = {
  usedInVisits: 0,
  usedInPartnerships: 0,
  timesHelped: 0,
  timesNoDifference: 0,
  timesWrong: 0,
  helpedElsewhere: 0,
}

/**
 * The numbers as far as this viewer may count: those who are signed in know of every planned visit that it was made,
 * and learn of none which it was that counts here; to others there are no visits, so nothing counts.
 */
export const standingFor = (viewer: Viewer, standing: Standing): Standing =>
  isSignedIn(viewer) ? standing : untold

/** So many visits that made no difference stand beside what was told, so that one voice is not a proof. */
const unheard = 4

/**
 * How far a lesson proved itself, from -1 to 1: (helped - wrong) / (all outcomes + 4). Nought while nobody told; one
 * visit that it helped makes .2, five make .56, twenty .83.
 */
export const worthOf = ({
  timesHelped,
  timesNoDifference,
  timesWrong,
}: Pick<Standing, 'timesHelped' | 'timesNoDifference' | 'timesWrong'>): number =>
  (timesHelped - timesWrong) / (timesHelped + timesNoDifference + timesWrong + unheard)

/** It helped in a partnership beside its own. */
export const isConfirmedElsewhere = ({ helpedElsewhere }: Standing): boolean => helpedElsewhere > 0
