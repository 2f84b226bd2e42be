import { connectRows } from './connect-rows.ts'
import { idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** What was learned, as it was written; the wording first sent in is kept by the database itself. */
export async function loadLessons({ tx, world, days, catalogues, ids }: Loading): Promise<void> {
  const collectionId = catalogues.collection('own')
  await tx.lesson.createMany({
    data: world.lessons.map(lesson => {
      const { key, policyDomains, missionTypes, countries, createdOn, publishedOn, ...rest } = lesson
      const { visit, partnership, municipality, author, experiencedOn, reviewOn, ...written } = rest
      const publishedAt = publishedOn === null ? null : days.moment(publishedOn)
      return {
        ...written,
        id: ids.lesson(key),
        collectionId,
        visitId: idOrNull(ids.visit, visit),
        partnershipId: idOrNull(ids.partnership, partnership),
        municipalityId: idOrNull(ids.municipality, municipality),
        authorId: ids.user(author),
        experiencedOn: days.day(experiencedOn),
        reviewOn: days.dayOrNull(reviewOn),
        createdAt: days.moment(createdOn),
        updatedAt: publishedAt ?? days.moment(createdOn),
        publishedAt,
        isExample: true,
      }
    }),
  })
  const lessons = world.lessons.map(lesson => ({ ...lesson, id: ids.lesson(lesson.key) }))
  await connectRows(
    tx,
    '_LessonToPolicyDomain',
    lessons.flatMap(({ id, policyDomains }) =>
      policyDomains.map(code => [id, catalogues.policyDomain(code)] as const),
    ),
  )
  await connectRows(
    tx,
    '_LessonToMissionType',
    lessons.flatMap(({ id, missionTypes }) =>
      missionTypes.map(code => [id, catalogues.missionType(code)] as const),
    ),
  )
  await connectRows(
    tx,
    '_CountryToLesson',
    lessons.flatMap(({ id, countries }) => countries.map(code => [code, id] as const)),
  )
}
