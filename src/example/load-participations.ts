import type { ParticipationState as State } from '../db/generated/client/enums.ts'
import { storeWeighing, weighWithin } from '../visits/participation/weighing/store-weighing.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** By which states each is reached from its first. */
const ways: Partial<Record<State, readonly State[]>> = {
  WANTED: ['WANTED'],
  NOT_WANTED: ['NOT_WANTED'],
  WITHDRAWN: ['WITHDRAWN'],
  ACCEPTED: ['WANTED', 'ACCEPTED'],
  REFUSED: ['WANTED', 'REFUSED'],
  ACCOMPANIED: ['WANTED', 'ACCEPTED', 'ACCOMPANIED'],
  NOT_ACCOMPANIED: ['WANTED', 'ACCEPTED', 'NOT_ACCOMPANIED'],
}

/** Participations with what was said and stated, taken through the states that lead to theirs, each weighed as it was decided. */
export async function loadParticipations(loading: Loading): Promise<void> {
  for (const each of loading.world.participations) await loadParticipation(loading, each)
}

async function loadParticipation(
  { tx, world, days, ids, catalogues }: Loading,
  each: Loading['world']['participations'][number],
): Promise<void> {
  const { visit, municipality, begunBy, staffMember, activities, why, contacts, reasons } = each
  const place = world.participations.indexOf(each)
  const [visitId, municipalityId] = [ids.visit(visit), ids.municipality(municipality)]
  const { id } = await tx.participation.create({
    data: {
      visitId,
      municipalityId,
      begunBy,
      state: begunBy === 'MUNICIPALITY' ? 'ASKED' : 'ADVISED',
      staffMemberId: ids.person(staffMember),
      periodFrom: days.day(each.periodFrom),
      periodUntil: days.day(each.periodUntil),
      why,
      isExample: true,
      createdAt: new Date(days.moment(each.begunOn).getTime() + place),
      activities: { connect: activities.map(code => ({ id: catalogues.activity(code) })) },
      contacts: {
        create: contacts.map(({ spokenOn, person, ...contact }) => ({
          ...contact,
          spokenOn: days.day(spokenOn),
          personId: idOrNull(ids.person, person),
          createdAt: days.moment(spokenOn),
        })),
      },
      statedReasons: { create: reasons.map(reason => ({ ...reason, createdAt: days.moment(each.begunOn) })) },
    },
    select: { id: true },
  })
  const decidedOn = days.dayOrNull(each.decidedOn)
  const ending = { endedOn: days.dayOrNull(each.endedOn), endedReason: each.endedReason }
  for (const state of ways[each.state] ?? []) {
    const isDecision = state === 'ACCEPTED' || state === 'REFUSED'
    if (isDecision) {
      const weighed = await weighWithin(tx, { participationId: id, visitId, municipalityId })
      await storeWeighing(tx, id, weighed, days.moment(each.decidedOn ?? 0))
    }
    const decision = {
      decidedOn,
      refusalGround: each.refusalGround,
      decisionReason: each.decisionReason,
    }
    const isLast = state === each.state
    await tx.participation.update({
      where: { id },
      data: { state, ...(isDecision ? decision : {}), ...(isLast ? ending : {}) },
    })
  }
}
