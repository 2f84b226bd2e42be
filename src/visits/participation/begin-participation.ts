import type { z } from 'zod'
import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { ParticipationSide as Side } from '../../db/generated/client/enums.ts'
import { writes } from '../../db/write/writes.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { checkAsked } from './check-asked.ts'
import type { askRules } from './rules.ts'

interface Beginning extends z.infer<typeof askRules> {
  readonly visitId: string
  readonly municipalityId: string
  readonly begunBy: Side
  readonly idempotencyKey?: string | null
}

/** Puts on record that a municipality asks for a staff member, or that the association advises one to it. */
export async function beginParticipation(
  doing: Doing,
  { idempotencyKey, activities, ...beginning }: Beginning,
): Promise<string> {
  const { viewer, db, now } = doing
  const { visitId, municipalityId, begunBy } = beginning
  await checkVisit(doing, visitId, municipalityId)
  const connect = await checkAsked(db, { ...beginning, activities })
  const open = await db.participation.findFirst({
    where: { visitId, municipalityId, state: { in: ['ADVISED', 'ASKED', 'WANTED', 'ACCEPTED'] } },
    select: { number: true },
  })
  const [action, state] =
    begunBy === 'MUNICIPALITY' ? (['ask', 'ASKED'] as const) : (['advise', 'ADVISED'] as const)
  const input = { ...beginning, activities }
  return createOnce(doing, { action: `${action}Participation`, key: idempotencyKey, input }, id => {
    if (open)
      throw new RuleError(
        `visit: participation ${open.number} is open for this visit and municipality; go on with that.`,
        ['input', 'visit'],
      )
    return [
      writes.participation.create({
        data: {
          id,
          ...beginning,
          state,
          activities: { connect },
          isExample: viewer.isExample,
          createdAt: now,
        },
      }),
      revision(doing, { kind: 'Participation', subjectId: id, action, toState: state }),
    ]
  })
}

/** A visit still to be made, on which that municipality travels. */
async function checkVisit({ db, now }: Doing, id: string, municipalityId: string): Promise<void> {
  const path = ['input', 'visit']
  const visit = await db.visit.findUnique({
    where: { id },
    select: {
      endsOn: true,
      cancelledOn: true,
      municipalities: { where: { id: municipalityId } },
      missionTypes: { select: { rank: true } },
    },
  })
  if (!visit) throw new NotFoundError('There is no such visit.', path)
  if (!visit.municipalities.length)
    throw new RuleError('municipality: it does not travel on this visit.', ['input', 'municipality'])
  if (!visit.missionTypes.length)
    throw new RuleError(
      'visit: say first what the draft is for: without a finality nothing is weighed.',
      path,
    )
  if (visit.cancelledOn) throw new RuleError('visit: it was cancelled; nobody joins it.', path)
  if (visit.endsOn < dayOf(now)) throw new RuleError('visit: it was made already.', path)
}
