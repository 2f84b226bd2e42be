import { newIds } from '../db/new-ids.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** What the visits took along of what others had learned, and what came of it; their standing the database counts. */
export async function loadReuses({ tx, world, days, ids }: Loading): Promise<void> {
  const made = newIds(world.reuses.length, Date.now())
  const deciderOf = (key: string) => {
    const travelling = world.visits.find(visit => visit.key === key)?.municipalities ?? []
    const officer = world.users.find(({ municipality }) => municipality && travelling.includes(municipality))
    return idOrNull(ids.user, officer?.person ?? null)
  }
  await tx.reuse.createMany({
    data: world.reuses.map(({ visit, lesson, practice, decidedOn, outcomeOn, ...written }, at) => ({
      ...written,
      id: made[at],
      visitId: ids.visit(visit),
      lessonId: idOrNull(ids.lesson, lesson),
      practiceId: idOrNull(ids.practice, practice),
      decidedOn: days.day(decidedOn),
      decidedById: deciderOf(visit),
      outcomeOn: days.dayOrNull(outcomeOn),
      outcomeById: written.outcome && deciderOf(visit),
      createdAt: days.moment(decidedOn),
      isExample: true,
    })),
  })
}
