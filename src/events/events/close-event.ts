import type { Doing } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import { moveEvent } from './move-event.ts'

/** Closes an event that was held: all that it was to lead to is on record. */
export const closeEvent = (doing: Doing, id: string, expectedVersion: number): Promise<string> =>
  moveEvent(doing, id, expectedVersion, {
    action: 'close',
    to: 'CLOSED',
    data: { closedOn: dayOf(doing.now) },
  })
