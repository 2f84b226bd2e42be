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
