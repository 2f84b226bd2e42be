import { seconds } from '../../field/found-under.ts'
import type { Favour } from '../../search/find.ts'

/** So much counts what should have been looked at again by now: it may hold no more, and may be all there is. */
const overdueCounts = 0.9

/** Of two that fit alike, the one whose review date has not passed comes first. */
export const favourCurrent =
  (now: Date, more: Favour = () => 1): Favour =>
  attributes => {
    const { reviewOn } = attributes
    const isOverdue = typeof reviewOn === 'number' && reviewOn < seconds(now)
    return (isOverdue ? overdueCounts : 1) * more(attributes)
  }
