import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { checkDelegation } from './check-delegation.ts'
import { checkDetails } from './check-details.ts'
import { checkJourney } from './check-journey.ts'
import { type createRules, type draftRules, mayKeepVisit, mayRecordVisits, type NewVisit } from './rules.ts'
import { checkDays, visitDays } from './visit-days.ts'

type Given = object & { municipalities?: readonly string[] | null; idempotencyKey?: string | null }

interface How {
  readonly action: 'createVisit' | 'draftVisit'
  readonly rules: typeof createRules | typeof draftRules
}

/** Checks that the parts of a new visit belong together and that the viewer may put it on record, and does. */
export async function putOnRecord(doing: Doing, input: Given, { action, rules }: How): Promise<string> {
  const { viewer, db, now } = doing
  if (!mayRecordVisits(viewer)) throw new ForbiddenError('Officers and the association record visits.')
  // The officer's own municipality travels unless others are given.
  const own = viewer.municipalityId ? [viewer.municipalityId] : []
  const visit: NewVisit = validate(rules, { ...input, municipalities: input.municipalities ?? own })
  const { municipalities, title, purpose, termsOfReference, report } = visit
  const isDraft = action === 'draftVisit'
  if (!mayKeepVisit(viewer, municipalities)) {
    throw new ForbiddenError(
      'municipalities: officers record the visits that their own municipality makes.',
      ['input', 'municipalities'],
    )
  }
  const days = visitDays(visit)
  checkDays(days, report, dayOf(now))
  await checkDetails(db, visit)
  const partnerships = visit.partnerships ?? []
  const missionTypes = visit.missionTypes ?? []
  const { places, countries } = await checkJourney(db, {
    missionTypes,
    municipalities,
    partnerships,
    countries: visit.countries ?? [],
    places: visit.places ?? [],
    isDraft,
  })
  const delegation = await checkDelegation(db, visit.delegation ?? [])
  const request = { action, key: input.idempotencyKey, input: visit }
  return createOnce(doing, request, id => [
    writes.visit.create({
      data: {
        id,
        ...days,
        isDraft,
        isExample: viewer.isExample,
        title,
        purpose,
        termsOfReference,
        report,
        pillars: [...new Set(visit.pillars ?? [])],
        createdAt: now,
        programme: visit.programme ? { connect: { code: visit.programme } } : undefined,
        municipalities: { connect: municipalities.map(id => ({ id })) },
        partnerships: { connect: partnerships.map(id => ({ id })) },
        missionTypes: { connect: missionTypes.map(code => ({ code })) },
        policyDomains: { connect: (visit.policyDomains ?? []).map(code => ({ code })) },
        countries: { connect: countries.map(code => ({ code })) },
        places: { create: places.map((place, position) => ({ ...place, position })) },
        delegation: { create: delegation.map((delegate, position) => ({ ...delegate, position })) },
      },
    }),
    revision(doing, { kind: 'Visit', subjectId: id, action: isDraft ? 'draft' : 'create' }),
  ])
}
