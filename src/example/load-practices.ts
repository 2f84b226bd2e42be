import { connectRows } from './connect-rows.ts'
import { findByKey, idOrNull } from './find-by-key.ts'
import type { Loading } from './loading.ts'

/** Good practices with the lessons that confirm them, each in the partnership of that lesson. */
export async function loadPractices({ tx, world, days, catalogues, ids }: Loading): Promise<void> {
  await tx.goodPractice.createMany({
    data: world.practices.map(practice => {
      const { key, policyDomains, missionTypes, countries, confirmedBy, ...rest } = practice
      const { municipality, author, createdOn, publishedOn, reviewOn, ...written } = rest
      const publishedAt = publishedOn === null ? null : days.moment(publishedOn)
      return {
        ...written,
        id: ids.practice(key),
        municipalityId: idOrNull(ids.municipality, municipality),
        authorId: ids.user(author),
        reviewOn: days.dayOrNull(reviewOn),
        createdAt: days.moment(createdOn),
        updatedAt: publishedAt ?? days.moment(createdOn),
        publishedAt,
        isExample: true,
      }
    }),
  })
  const practices = world.practices.map(practice => ({ ...practice, id: ids.practice(practice.key) }))
  const partnershipOf = findByKey(
    'partnership of the lesson',
    world.lessons.flatMap(({ key, partnership }) =>
      partnership === null ? [] : [[key, partnership] as const],
    ),
  )
  await tx.goodPracticeLesson.createMany({
    data: practices.flatMap(({ id, confirmedBy }) =>
      confirmedBy.map(key => ({
        practiceId: id,
        lessonId: ids.lesson(key),
        partnershipId: ids.partnership(partnershipOf(key)),
      })),
    ),
  })
  await connectRows(
    tx,
    '_GoodPracticeToPolicyDomain',
    practices.flatMap(({ id, policyDomains }) =>
      policyDomains.map(code => [id, catalogues.policyDomain(code)] as const),
    ),
  )
  await connectRows(
    tx,
    '_GoodPracticeToMissionType',
    practices.flatMap(({ id, missionTypes }) =>
      missionTypes.map(code => [id, catalogues.missionType(code)] as const),
    ),
  )
  await connectRows(
    tx,
    '_CountryToGoodPractice',
    practices.flatMap(({ id, countries }) => countries.map(code => [code, id] as const)),
  )
}
