import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { moveEvent } from './move-event.ts'

/** Announces a draft that has its days and a theme; from then on all who are signed in see its outline. */
export function announceEvent(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const today = dayOf(doing.now)
  return moveEvent(doing, id, expectedVersion, {
    action: 'announce',
    to: 'ANNOUNCED',
    data: { announcedOn: today },
    check({ daysFixed, policyDomains, concepts }) {
      if (!daysFixed)
        throw new RuleError('startsOn: say first on which days it is held, not only in which month.', [
          'input',
          'id',
        ])
      if (policyDomains.length + concepts.length === 0)
        throw new RuleError('policyDomains: say first what it is about: a policy domain or a concept.', [
          'input',
          'id',
        ])
    },
  })
}
