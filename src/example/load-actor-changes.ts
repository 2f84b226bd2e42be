import type { Loading } from './loading.ts'

/** Since when another coalition or counterpart is in place. */
export async function loadActorChanges({ tx, world, days, ids }: Loading): Promise<void> {
  await tx.actorChange.createMany({
    data: world.actorChanges.map(({ municipality, changedOn, ...change }) => ({
      ...change,
      municipalityId: ids.municipality(municipality),
      changedOn: days.day(changedOn),
      isExample: true,
    })),
  })
}
