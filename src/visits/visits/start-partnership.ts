import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Transaction } from '../../db/transact.ts'
import { apply } from '../../db/write/writer.ts'
import { RuleError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { notePartner } from '../../field/municipalities/note-partner.ts'
import { onceInItsCountry } from '../../field/municipalities/once-in-its-country.ts'
import { addPartnership } from '../../field/partnerships/add-partnership.ts'
import { validate } from '../../validate.ts'
import { checkPartners, type Partner } from './check-partners.ts'
import { findForChange } from './find-for-change.ts'
import { startRules } from './rules.ts'

/**
 * Starts a partnership from a visit that had none, usually an identification mission: its municipalities and the
 * partner found become members, and the visit, its lessons and their history go along.
 */
export async function startPartnership(
  doing: Doing,
  visitId: string,
  input: object & { partners: readonly object[]; idempotencyKey?: string | null },
): Promise<string> {
  const { db } = doing
  const start = validate(startRules, input)
  const visit = await findForChange(doing, visitId, ['input', 'visit'])
  await checkCodes(db, { programmes: start.programmes, policyDomains: start.policyDomains }, ['input'])
  const countries = [...visit.countries.map(c => c.code), ...visit.places.map(p => p.countryCode)]
  const partners = await checkPartners(doing, start.partners, countries)
  const request = { action: 'startPartnership', key: input.idempotencyKey, input: { visitId, ...start } }
  const create = async (tx: Transaction, id: string) => {
    await lockUnpartnered(tx, visitId)
    const southern: { id: string; name: string; side: 'SOUTH' }[] = []
    for (const partner of partners) {
      const id = partner.id ?? (await notePartner(tx, doing, partner))
      await recogniseCandidate(tx, visitId, id, partner)
      southern.push({ id, name: partner.name, side: 'SOUTH' })
    }
    const partnership = {
      ...start,
      members: [...visit.municipalities, ...southern],
      policyDomains: start.policyDomains ?? visit.policyDomains.map(domain => domain.code),
    }
    await apply(tx, addPartnership(doing, id, 'start', partnership))
    await takeVisitAlong(tx, doing, visitId, id)
  }
  return onceInItsCountry(() => createOnce(doing, request, id => tx => create(tx, id)))
}

/** Two who start one from the same visit: the second waits, and finds it done. */
async function lockUnpartnered(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`select 1 from visit where id = ${id}::uuid for update`
  if (await tx.partnership.count({ where: { visits: { some: { id } } } })) {
    throw new RuleError('visit: it is part of a partnership already.', ['input', 'visit'])
  }
}

/** A candidate that was only a name on the visit is from now on the municipality on record. */
async function recogniseCandidate(
  tx: Transaction,
  visitId: string,
  municipalityId: string,
  partner: Partner,
): Promise<void> {
  const { name, countryCode } = partner
  await tx.visitPlace.updateMany({
    where: { visitId, countryCode, municipalityId: null, name: { equals: name, mode: 'insensitive' } },
    data: { municipalityId, name: null },
  })
}

async function takeVisitAlong(
  tx: Transaction,
  { viewer, now }: Pick<Doing, 'viewer' | 'now'>,
  visitId: string,
  partnershipId: string,
): Promise<void> {
  await tx.visit.update({
    where: { id: visitId },
    data: { partnerships: { connect: { id: partnershipId } }, version: { increment: 1 } },
  })
  const revision = { action: 'startPartnership', fields: ['partnership'] }
  await recordRevision(tx, viewer, now, { kind: 'Visit', subjectId: visitId, ...revision })
  const unpartnered = { visitId, partnershipId: null }
  const lessons = await tx.lesson.findMany({ where: unpartnered, select: { id: true } })
  await tx.lesson.updateMany({ where: unpartnered, data: { partnershipId } })
  for (const { id } of lessons)
    await recordRevision(tx, viewer, now, { kind: 'Lesson', subjectId: id, ...revision })
}
