import { revision } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { newId } from '../../db/new-ids.ts'
import { isTaken } from '../../db/refusal.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { checkMunicipality } from '../../field/municipalities/check-municipality.ts'
import { validate } from '../../validate.ts'
import { findOpenForChange } from '../events/find-for-change.ts'
import { inviteRules, mayInvite } from './rules.ts'

/** Invites a municipality, North or South; a partner invites those of its own region, and the association sees it. */
export async function inviteToEvent(doing: Doing, eventId: string, input: object): Promise<string> {
  const { viewer, db, write, now } = doing
  const { municipalityId, text } = validate(inviteRules, input)
  const event = await findOpenForChange(doing, eventId, ['input', 'event'])
  if (event.status === 'HELD')
    throw new RuleError('event: it was held; nobody is invited to it any more.', ['input', 'event'])
  const path = ['input', 'municipality']
  await checkMunicipality(db, municipalityId, path)
  const invitedById = isAssociation(viewer) ? null : (viewer.municipalityId ?? null)
  if (invitedById) await checkRegion(db, invitedById, municipalityId)
  const id = newId()
  try {
    await write([
      writes.eventInvitation.create({
        data: { id, eventId, municipalityId, invitedById, text, createdAt: now },
      }),
      revision(doing, { kind: 'Event', subjectId: eventId, action: 'invite', fields: ['invitations'] }),
    ])
  } catch (error) {
    if (isTaken(error)) throw new RuleError('municipality: it is invited already.', path)
    throw error
  }
  return id
}

async function checkRegion(db: Doing['db'], invitingId: string, invitedId: string): Promise<void> {
  const [inviting, invited] = await Promise.all([placeOf(db, invitingId), placeOf(db, invitedId)])
  if (!mayInvite(inviting, invited))
    throw new RuleError(
      `municipality: ${invited.name} is no partner in your region; ask the association to invite it.`,
      ['input', 'municipality'],
    )
}

async function placeOf(db: Doing['db'], id: string) {
  const { name, side, country } = await db.municipality.findUniqueOrThrow({
    where: { id },
    select: { name: true, side: true, country: { select: { regionCode: true } } },
  })
  return { name, side, regionCode: country.regionCode }
}
