import type { Doing } from '../../context.ts'
import { type Capture, mostDomains } from './rules.ts'

/** Fills what a capture left open with what its visit already says; what was given, even emptied, stays as given. */
export async function offerFromVisit({ db }: Pick<Doing, 'db'>, capture: Capture): Promise<Capture> {
  if (!capture.visitId) return capture
  const visit = await db.visit.findUniqueOrThrow({
    where: { id: capture.visitId },
    select: {
      month: true,
      pillars: true,
      missionTypes: { select: { code: true } },
      policyDomains: { select: { code: true } },
      countries: { select: { code: true } },
      places: { select: { countryCode: true } },
      partnerships: { select: { id: true } },
    },
  })
  const countries = [
    ...new Set([...visit.countries.map(c => c.code), ...visit.places.map(p => p.countryCode)]),
  ]
  const domains = visit.policyDomains.map(d => d.code)
  return {
    ...capture,
    missionTypes: capture.missionTypes ?? visit.missionTypes.map(t => t.code),
    // A visit over many domains does not say which of them a lesson is about.
    policyDomains: capture.policyDomains ?? (domains.length <= mostDomains ? domains : []),
    countries: capture.countries ?? countries,
    pillars: capture.pillars ?? visit.pillars,
    partnershipId:
      capture.partnershipId === undefined && visit.partnerships.length === 1
        ? visit.partnerships[0]?.id
        : capture.partnershipId,
    // The month: a lesson has readers who may not know the days of its visit.
    experiencedOn: capture.experiencedOn === undefined ? visit.month : capture.experiencedOn,
  }
}
