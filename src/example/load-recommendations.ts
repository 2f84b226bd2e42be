import { newIds } from '../db/new-ids.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** What was recommended on the visits, made on their last day, with what came of it since. */
export async function loadRecommendations({ tx, world, days, ids }: Loading): Promise<void> {
  const endOf = new Map(world.visits.map(({ key, endsOn }) => [key, endsOn]))
  const made = newIds(world.recommendations.length, Date.now())
  const recommendations = world.recommendations.map((each, i) => ({ ...each, id: made[i] ?? '' }))
  await tx.recommendation.createMany({
    data: recommendations.map(({ visit, municipality, dueOn, respondedOn, followUps, ...written }) => ({
      ...written,
      visitId: ids.visit(visit),
      municipalityId: idOrNull(ids.municipality, municipality),
      dueOn: days.day(dueOn),
      respondedOn: days.dayOrNull(respondedOn),
      progress: followUps.at(-1)?.progress ?? 'NOT_BEGUN',
      createdAt: days.moment(endOf.get(visit) ?? 0),
      isExample: true,
    })),
  })
  await tx.recommendationFollowUp.createMany({
    data: recommendations.flatMap(({ id: recommendationId, followUps }) =>
      followUps.map(({ asOf, progress, note }) => ({
        recommendationId,
        asOf: days.day(asOf),
        progress,
        note,
        createdAt: days.moment(asOf),
      })),
    ),
  })
}
