import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { sayDay } from '../../field/day.ts'
import { checkMunicipalities } from '../../field/municipalities/check-municipality.ts'

interface Given {
  readonly heldOn?: Date | null
  readonly policyDomains?: readonly string[] | null
  readonly participants?: readonly string[] | null
}

interface Within {
  readonly startsOn: Date
  readonly endsOn: Date
  readonly organisers: readonly string[]
}

/** That it is held on a day of its event, and that who takes part is invited to that, or organises it. */
export async function checkSession(
  { db }: Pick<Doing, 'db'>,
  eventId: string,
  event: Within,
  { heldOn, policyDomains, participants }: Given,
): Promise<void> {
  if (heldOn && (heldOn < event.startsOn || heldOn > event.endsOn))
    throw new RuleError(
      `heldOn: the event lasts from ${sayDay(event.startsOn)} to ${sayDay(event.endsOn)}.`,
      ['input', 'heldOn'],
    )
  await checkCodes(db, { policyDomains }, ['input'])
  if (!participants) return
  const pathOf = (index: number) => ['input', 'participants', index]
  const municipalities = await checkMunicipalities(db, participants, pathOf)
  const invitations = await db.eventInvitation.findMany({
    where: { eventId, municipalityId: { in: [...participants] } },
    select: { municipalityId: true },
  })
  const taking = new Set([...event.organisers, ...invitations.map(each => each.municipalityId)])
  for (const [i, { id, name }] of municipalities.entries())
    if (!taking.has(id))
      throw new RuleError(`participants: ${name} is not invited to the event; invite it first.`, pathOf(i))
}
