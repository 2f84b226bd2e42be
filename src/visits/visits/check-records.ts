import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'

/** That no finality goes of which something is recorded on the visit: it would stand there without a reason. */
export async function checkRecords(
  { db }: Pick<Doing, 'db'>,
  id: string,
  missionTypes: readonly string[],
): Promise<void> {
  const visit = await db.visit.findUnique({
    where: { id },
    select: {
      identification: { select: { version: true } },
      judgedResults: { select: { id: true }, take: 1 },
      steeringStructures: { select: { id: true }, take: 1 },
      bottlenecks: { select: { id: true }, take: 1 },
    },
  })
  const goes = (type: string) => !missionTypes.includes(type)
  if (visit?.identification && goes('IDENTIFICATION')) refuse('an identification is recorded')
  if (visit?.judgedResults.length && goes('EVALUATION')) refuse('planned results are judged')
  if (visit?.steeringStructures.length && goes('TECHNICAL'))
    refuse('the steering of a partnership is laid down')
  if (visit?.bottlenecks.length && goes('POLITICAL')) refuse('bottlenecks are noted')
}

function refuse(what: string): never {
  throw new RuleError(`missionTypes: ${what} on this visit; its finality stays.`, ['input', 'missionTypes'])
}
