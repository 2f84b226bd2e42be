import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { changePersonalReport } from './change-personal-report.ts'
import { findForChange } from './find-for-change.ts'

/** Lets the municipalities of the visit read a report, or takes that back. */
export async function sharePersonalReport(
  doing: Doing,
  id: string,
  expectedVersion: number,
  isShared: boolean,
): Promise<string> {
  const { sharedOn } = await findForChange(doing, id)
  if (isShared === (sharedOn !== null))
    throw new RuleError(isShared ? 'This report is shared already.' : 'This report is not shared.', [
      'input',
      'id',
    ])
  return changePersonalReport(doing, id, expectedVersion, {
    action: isShared ? 'share' : 'keepBack',
    data: { sharedOn: isShared ? dayOf(doing.now) : null },
  })
}
