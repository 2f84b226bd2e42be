import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkDelegation } from './check-delegation.ts'
import { checkDetails } from './check-details.ts'
import { checkJourney } from './check-journey.ts'
import { createRules, mayKeepVisit, mayRecordVisits } from './rules.ts'

/** Puts a visit on record, planned or made; the officer's own municipality travels unless others are given. */
export async function createVisit(
  doing: Doing,
  input: object & { municipalities?: readonly string[] | null; idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  if (!mayRecordVisits(viewer)) throw new ForbiddenError('Officers and the association record visits.')
  const own =
    viewer.municipalityId && input.municipalities == null ? [viewer.municipalityId] : input.municipalities
  const visit = validate(createRules, { ...input, municipalities: own ?? [] })
  const { municipalities } = visit
  if (!mayKeepVisit(viewer, municipalities)) {
    throw new ForbiddenError(
      'municipalities: officers record the visits that their own municipality makes.',
      ['input', 'municipalities'],
    )
  }
  await checkDetails(db, visit)
  const partnerships = visit.partnerships ?? []
  const { places, countries } = await checkJourney(db, {
    ...visit,
    partnerships,
    countries: visit.countries ?? [],
    places: visit.places ?? [],
  })
  const delegation = await checkDelegation(db, visit.delegation ?? [])
  const { title, purpose, startsOn, endsOn, termsOfReference, report } = visit
  return transact(prisma, tx =>
    createOnce(tx, viewer, { action: 'createVisit', key: input.idempotencyKey, input: visit }, async () => {
      const { id } = await tx.visit.create({
        data: {
          isExample: viewer.isExample,
          title,
          purpose,
          startsOn,
          endsOn,
          termsOfReference,
          report,
          pillars: [...new Set(visit.pillars ?? [])],
          createdAt: now,
          programme: visit.programme ? { connect: { code: visit.programme } } : undefined,
          municipalities: { connect: municipalities.map(id => ({ id })) },
          partnerships: { connect: partnerships.map(id => ({ id })) },
          missionTypes: { connect: visit.missionTypes.map(code => ({ code })) },
          policyDomains: { connect: (visit.policyDomains ?? []).map(code => ({ code })) },
          countries: { connect: countries.map(code => ({ code })) },
          places: { create: places.map((place, position) => ({ ...place, position })) },
          delegation: { create: delegation.map((delegate, position) => ({ ...delegate, position })) },
        },
        select: { id: true },
      })
      await recordRevision(tx, viewer, now, { kind: 'Visit', subjectId: id, action: 'create' })
      return id
    }),
  )
}
