import type { Journey } from './check-journey.ts'
import type { findForChange } from './find-for-change.ts'
import type { Place } from './rules.ts'

export type OnRecord = Awaited<ReturnType<typeof findForChange>>

/** Who travels where, and why, as a visit on record has it. */
export const journeyOf = (visit: OnRecord): Journey => ({
  missionTypes: visit.missionTypes.map(type => type.code),
  municipalities: visit.municipalities.map(municipality => municipality.id),
  partnerships: visit.partnerships.map(partnership => partnership.id),
  countries: visit.countries.map(country => country.code),
  places: visit.places.map(asGiven),
  isDraft: visit.isDraft,
})

const asGiven = ({ municipalityId, name, countryCode, isCandidate }: OnRecord['places'][number]): Place =>
  municipalityId ? { municipalityId, isCandidate } : { name: name ?? '', country: countryCode, isCandidate }
