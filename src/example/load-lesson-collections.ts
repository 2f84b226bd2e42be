import { newIds } from '../db/new-ids.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** Lessons that somebody put together, each with a note. */
export async function loadLessonCollections({ tx, world, days, ids }: Loading): Promise<void> {
  const made = newIds(world.lessonCollections.length, Date.now())
  const collections = world.lessonCollections.map((each, i) => ({ ...each, id: made[i] ?? '' }))
  await tx.lessonCollection.createMany({
    data: collections.map(({ id, name, purpose, visibility, municipality, author, madeOn }) => ({
      ...{ id, name, purpose, visibility, isExample: true },
      municipalityId: idOrNull(ids.municipality, municipality),
      authorId: ids.user(author),
      createdAt: days.moment(madeOn),
    })),
  })
  await tx.lessonCollectionItem.createMany({
    data: collections.flatMap(({ id: collectionId, items }) =>
      items.map(({ lesson, note }, i) => ({
        ...{ collectionId, note, position: i + 1 },
        lessonId: ids.lesson(lesson),
      })),
    ),
  })
}
