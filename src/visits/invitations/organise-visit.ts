import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { checkDays, visitDays } from '../visits/visit-days.ts'
import { checkInvited } from './check-invited.ts'
import { organiseRules } from './rules.ts'
import { whatVisitsShare } from './what-visits-share.ts'

/**
 * The association begins a visit of its own for several municipalities, from visits that could be made together or
 * from nothing. It is a draft that those invited see; who accepts travels, and it is planned like any other.
 */
export async function organiseVisit(
  doing: Doing,
  { visits, idempotencyKey, ...input }: { visits?: readonly string[] | null; idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, now } = doing
  if (!isAssociation(viewer))
    throw new ForbiddenError('The association organises visits for several; officers record their own.')
  const given = validate(organiseRules, input)
  const shared = await whatVisitsShare(db, visits ?? [])
  const { startsOn, endsOn, month } = given
  const days = visitDays(startsOn || endsOn || month ? given : { ...shared })
  checkDays(days, null, dayOf(now))
  const missionTypes = given.missionTypes ?? shared.missionTypes
  const policyDomains = given.policyDomains ?? shared.policyDomains
  const countries = given.countries ?? shared.countries
  await checkCodes(db, { policyDomains, countries, missionTypes }, ['input'])
  const invitations = given.invitations ?? shared.invitations
  for (const [i, invited] of invitations.entries())
    await checkInvited(db, invited, countries, ['input', 'invitations', i])
  const connect = (list: readonly string[]) => ({ connect: list.map(code => ({ code })) })
  const request = { action: 'organiseVisit', key: idempotencyKey, input: { ...given, visits } }
  return createOnce(doing, request, id => [
    writes.visit.create({
      data: {
        id,
        ...days,
        title: given.title,
        purpose: given.purpose,
        isDraft: true,
        isOrganised: true,
        isExample: viewer.isExample,
        createdAt: now,
        missionTypes: connect(missionTypes),
        policyDomains: connect(policyDomains),
        countries: connect(countries),
        invitations: { create: invitations.map(invited => ({ ...invited, createdAt: now })) },
      },
    }),
    revision(doing, { kind: 'Visit', subjectId: id, action: 'organise' }),
  ])
}
