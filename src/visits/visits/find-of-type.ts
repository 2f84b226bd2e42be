import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { findForChange } from './find-for-change.ts'

/** What is recorded of a visit with one finality only, as a person says it. */
const records = {
  IDENTIFICATION: 'an identification is recorded of an identification mission',
  EVALUATION: 'planned results are judged on an evaluation mission',
  TECHNICAL: 'the steering of a partnership is laid down on a technical mission',
  POLITICAL: 'bottlenecks in political relations are noted on a political mission',
} as const

export type RecordedType = keyof typeof records

/** A visit for whoever records on it what visits of that finality are for. */
export async function findOfType(doing: Pick<Doing, 'viewer' | 'db'>, id: string, type: RecordedType) {
  const visit = await findForChange(doing, id, ['input', 'visit'])
  if (!visit.missionTypes.some(({ code }) => code === type))
    throw new RuleError(
      `visit: ${records[type]}; ${visit.missionTypes.length ? `this one is ${visit.missionTypes.map(({ code }) => code).join(', ')}` : 'this one does not say what it is for'}.`,
      ['input', 'visit'],
    )
  return visit
}
