import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError, RuleError, ValidationError } from '../../errors.ts'
import { dayBefore, sayDay } from '../day.ts'
import { findPartnership } from './find-for-change.ts'
import { maySetCoordinator } from './rules.ts'

interface Appointment {
  partnershipId: string
  municipalityId: string
  personId: string
  from: Date
}

/** Says who coordinates a partnership for one of its municipalities from a day on; the one before ends the day before. */
export async function setCoordinator(
  doing: Doing,
  input: { partnershipId: string; municipalityId?: string | null; personId: string; from: Date },
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const municipalityId = input.municipalityId ?? viewer.municipalityId
  if (!municipalityId) {
    throw ValidationError.at(
      ['input', 'municipality'],
      'municipality: say for which municipality of the partnership.',
    )
  }
  const appointment = { ...input, municipalityId }
  const { members } = await findPartnership(db, input.partnershipId, ['input', 'partnership'])
  if (!maySetCoordinator(viewer, municipalityId)) {
    throw new ForbiddenError(
      'Officers say who coordinates for their own municipality, the association for any.',
    )
  }
  if (!members.some(m => m.municipalityId === municipalityId)) {
    throw new RuleError('municipality: it is not a member of this partnership.', ['input', 'municipality'])
  }
  await checkPerson(db, appointment)
  await transact(prisma, async tx => {
    // Two appointments at the same time: the second waits, and sees the first.
    await tx.$executeRaw`select 1 from partnership where id = ${input.partnershipId}::uuid for update`
    await closeFormer(tx, appointment)
    const { partnershipId, personId, from } = appointment
    await tx.coordinator.create({ data: { partnershipId, municipalityId, personId, fromOn: from } })
    await recordRevision(tx, viewer, now, {
      kind: 'Partnership',
      subjectId: partnershipId,
      action: 'setCoordinator',
      fields: ['coordinators'],
    })
  })
  return input.partnershipId
}

async function checkPerson(db: Doing['db'], { personId, municipalityId }: Appointment): Promise<void> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { municipalityId: true } })
  if (!person) throw new NotFoundError('person: there is no such person.', ['input', 'person'])
  if (person.municipalityId !== municipalityId) {
    throw new RuleError('person: a coordinator works for the municipality that he or she coordinates for.', [
      'input',
      'person',
    ])
  }
}

async function closeFormer(
  tx: Transaction,
  { partnershipId, municipalityId, personId, from }: Appointment,
): Promise<void> {
  const latest = await tx.coordinator.findFirst({
    where: { partnershipId, municipalityId },
    orderBy: [{ fromOn: 'desc' }, { id: 'desc' }],
  })
  if (!latest) return
  if (latest.untilOn === null && latest.personId === personId) {
    throw new RuleError(`person: coordinates already, since ${sayDay(latest.fromOn)}.`, ['input', 'person'])
  }
  const free = latest.untilOn ?? latest.fromOn
  if (from <= free) {
    throw ValidationError.at(
      ['input', 'from'],
      `from: someone else coordinates on that day; choose one after ${sayDay(free)}.`,
    )
  }
  if (latest.untilOn === null) {
    await tx.coordinator.update({ where: { id: latest.id }, data: { untilOn: dayBefore(from) } })
  }
}
