import { connectRows } from './connect-rows.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** Visits with who travelled, where to, and in which partnerships. */
export async function loadVisits({ tx, world, days, catalogues, ids }: Loading): Promise<void> {
  const visits = world.visits.map(visit => ({ ...visit, id: ids.visit(visit.key) }))
  await tx.visit.createMany({
    data: visits.map(
      ({ id, title, purpose, startsOn, endsOn, pillars, programme, termsOfReference, report }) => ({
        id,
        title,
        purpose,
        startsOn: days.day(startsOn),
        endsOn: days.day(endsOn),
        pillars,
        programmeId: idOrNull(catalogues.programme, programme),
        termsOfReference,
        report,
        isExample: true,
      }),
    ),
  })
  await tx.visitPlace.createMany({
    data: visits.flatMap(({ id, places }) =>
      places.map(({ country, municipality, name, isCandidate }, index) => ({
        visitId: id,
        position: index + 1,
        countryCode: country,
        municipalityId: idOrNull(ids.municipality, municipality),
        name,
        isCandidate,
      })),
    ),
  })
  await tx.delegate.createMany({
    data: visits.flatMap(({ id, delegation }) =>
      delegation.map(({ person, jobTitle, municipality }, index) => ({
        visitId: id,
        position: index + 1,
        personId: idOrNull(ids.person, person),
        jobTitle,
        municipalityId: idOrNull(ids.municipality, municipality),
      })),
    ),
  })
  const { missionType, policyDomain } = catalogues
  const linked = (a: (visit: (typeof visits)[number]) => string[]) =>
    visits.flatMap(visit => a(visit).map(id => [id, visit.id] as const))
  await connectRows(
    tx,
    '_MunicipalityToVisit',
    linked(visit => visit.municipalities.map(ids.municipality)),
  )
  await connectRows(
    tx,
    '_PartnershipToVisit',
    linked(visit => visit.partnerships.map(ids.partnership)),
  )
  await connectRows(
    tx,
    '_MissionTypeToVisit',
    linked(visit => visit.missionTypes.map(missionType)),
  )
  await connectRows(
    tx,
    '_PolicyDomainToVisit',
    linked(visit => visit.policyDomains.map(policyDomain)),
  )
  await connectRows(
    tx,
    '_CountryToVisit',
    linked(visit => visit.countries),
  )
}
