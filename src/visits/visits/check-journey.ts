import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import { checkCountry } from '../../field/municipalities/check-country.ts'
import { checkMunicipalities, checkMunicipality } from '../../field/municipalities/check-municipality.ts'
import type { Place } from './rules.ts'

/** Who travels where, and why, as it would stand: what an edit leaves open is filled with what is on record. */
export interface Journey {
  missionTypes: readonly string[]
  municipalities: readonly string[]
  partnerships: readonly string[]
  countries: readonly string[]
  places: readonly Place[]
  /** A draft may not know yet what belongs together. */
  isDraft: boolean
}

/** Where a visit goes, place by place, with the country of each. */
export interface Whereabouts {
  places: { municipalityId: string | null; name: string | null; countryCode: string; isCandidate: boolean }[]
  /** Its countries, those of its places and partners included: what lists and search know of where it goes. */
  countries: string[]
}

/** Checks that the parts of a visit belong together, and says where it goes. */
export async function checkJourney(db: Doing['db'], journey: Journey): Promise<Whereabouts> {
  const { missionTypes, municipalities, partnerships, countries } = journey
  await checkTravellers(db, municipalities)
  const places = await locate(db, journey.places)
  const visited = [...new Set([...countries, ...places.map(place => place.countryCode)])]
  const southern = await checkPartnerships(db, partnerships, municipalities)
  if (!journey.isDraft) {
    checkPartnershipOrPlace(missionTypes, partnerships, visited)
    checkCountries(missionTypes, visited, southern)
  }
  return { places, countries: visited.length ? visited : southern }
}

async function checkTravellers(db: Doing['db'], ids: readonly string[]): Promise<void> {
  const municipalities = await checkMunicipalities(db, ids, i => ['input', 'municipalities', i])
  const southern = municipalities.findIndex(municipality => municipality.side !== 'NORTH')
  if (southern >= 0) {
    throw new RuleError(
      `municipalities: ${municipalities[southern]?.name} is no Flemish municipality; those that receive the visit are its places.`,
      ['input', 'municipalities', southern],
    )
  }
}

/** The countries of the southern members. Each partnership is one of a municipality that travels. */
async function checkPartnerships(
  db: Doing['db'],
  ids: readonly string[],
  travelling: readonly string[],
): Promise<string[]> {
  const found = await db.partnership.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      members: {
        select: { municipalityId: true, municipality: { select: { side: true, countryCode: true } } },
      },
    },
  })
  const byId = new Map(found.map(partnership => [partnership.id, partnership]))
  const members = ids.flatMap((id, i) => {
    const path = ['input', 'partnerships', i]
    const partnership = byId.get(id)
    if (!partnership) throw new NotFoundError('partnerships: there is no such partnership.', path)
    if (!partnership.members.some(member => travelling.includes(member.municipalityId))) {
      throw new RuleError(`partnerships: no municipality of ${partnership.name} travels on this visit.`, path)
    }
    return partnership.members
  })
  return [...new Set(members.flatMap(({ municipality: m }) => (m.side === 'SOUTH' ? [m.countryCode] : [])))]
}

function checkPartnershipOrPlace(
  missionTypes: readonly string[],
  partnerships: readonly string[],
  visited: readonly string[],
): void {
  if (partnerships.length) return
  if (missionTypes.some(type => type !== 'IDENTIFICATION')) {
    throw new RuleError('partnerships: only an identification mission can do without a partnership.', [
      'input',
      'partnerships',
    ])
  }
  if (!visited.length) {
    throw new RuleError('countries: a visit without a partnership names a country or a place.', [
      'input',
      'countries',
    ])
  }
}

/** A visit goes where its partners are; one that looks for a partner may look further, as long as it visits one too. */
function checkCountries(
  missionTypes: readonly string[],
  visited: readonly string[],
  southern: readonly string[],
): void {
  if (!southern.length || !visited.length) return
  const elsewhere = visited.filter(country => !southern.includes(country))
  const mayLookFurther = missionTypes.includes('IDENTIFICATION') && elsewhere.length < visited.length
  if (!elsewhere.length || mayLookFurther) return
  throw new RuleError(
    `countries: the partners of this visit lie in ${southern.join(', ')}, not in ${elsewhere.join(', ')}; change the countries and places, or the partnerships.`,
    ['input', 'countries'],
  )
}

async function locate(db: Doing['db'], places: readonly Place[]): Promise<Whereabouts['places']> {
  const located: Whereabouts['places'] = []
  for (const [i, place] of places.entries()) {
    const path = ['input', 'places', i]
    const isCandidate = place.isCandidate ?? false
    if (place.municipalityId !== undefined) {
      const { municipalityId } = place
      const { countryCode } = await checkMunicipality(db, municipalityId, [...path, 'municipality'])
      located.push({ municipalityId, name: null, countryCode, isCandidate })
    } else {
      await checkCountry(db, place.country, [...path, 'country'])
      located.push({ municipalityId: null, name: place.name, countryCode: place.country, isCandidate })
    }
  }
  return located
}
