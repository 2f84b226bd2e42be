import { connectRows } from './connect-rows.ts'
import type { Loading } from './loading.ts'

/** Partnerships with their members, their coordinators over time, and what they are about. */
export async function loadPartnerships({ tx, world, days, catalogues, ids }: Loading): Promise<void> {
  const partnerships = world.partnerships.map(one => ({ ...one, id: ids.partnership(one.key) }))
  await tx.partnership.createMany({
    data: partnerships.map(({ id, name, form, status, startedOn, endedOn, endedReason }) => ({
      id,
      name,
      form,
      status,
      startedOn: days.dayOrNull(startedOn),
      endedOn: days.dayOrNull(endedOn),
      endedReason,
      isExample: true,
    })),
  })
  await tx.partnershipMember.createMany({
    data: partnerships.flatMap(({ id, members }) =>
      members.map(({ municipality, joinedOn, leftOn }) => ({
        partnershipId: id,
        municipalityId: ids.municipality(municipality),
        joinedOn: days.dayOrNull(joinedOn),
        leftOn: days.dayOrNull(leftOn),
      })),
    ),
  })
  await tx.coordinator.createMany({
    data: partnerships.flatMap(({ id, coordinators }) =>
      coordinators.map(({ person, municipality, fromOn, untilOn }) => ({
        partnershipId: id,
        personId: ids.person(person),
        municipalityId: ids.municipality(municipality),
        fromOn: days.day(fromOn),
        untilOn: days.dayOrNull(untilOn),
      })),
    ),
  })
  await connectRows(
    tx,
    '_PartnershipToProgramme',
    partnerships.flatMap(({ id, programmes }) =>
      programmes.map(code => [id, catalogues.programme(code)] as const),
    ),
  )
  await connectRows(
    tx,
    '_PartnershipToPolicyDomain',
    partnerships.flatMap(({ id, policyDomains }) =>
      policyDomains.map(code => [id, catalogues.policyDomain(code)] as const),
    ),
  )
}
