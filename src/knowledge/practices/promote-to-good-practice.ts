import type { z } from 'zod'
import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import { actorOf, isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { findConfirmingLessons } from './find-confirming-lessons.ts'
import { fewestPartnerships, isWider, narrowest, promoteRules } from './rules.ts'

/** Makes a good practice of lessons that confirm each other in at least two partnerships. */
export async function promoteToGoodPractice(
  doing: Doing,
  input: z.input<typeof promoteRules> & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, now } = doing
  if (!isAssociation(viewer)) throw new ForbiddenError('Only an editor promotes lessons to a good practice.')
  const { lessons: ids, language, visibility, ...wording } = validate(promoteRules, input)
  const lessons = await findConfirmingLessons(doing, ids)
  if (new Set(lessons.flatMap(lesson => lesson.confirmedIn)).size < fewestPartnerships) {
    throw new RuleError(
      'lessons: they were learned in one partnership and told to have helped in no other; a good practice is confirmed in a second one.',
      ['input', 'lessons'],
    )
  }
  const mostReaders = narrowest(lessons.map(lesson => lesson.visibility))
  if (visibility && isWider(visibility, mostReaders)) {
    throw new RuleError(
      `visibility: ${visibility} has more readers than its lessons; at most ${mostReaders}.`,
      ['input', 'visibility'],
    )
  }
  const together = <Item>(
    of: (lesson: (typeof lessons)[number]) => readonly Item[],
    key: (item: Item) => string,
  ) => [...new Map(lessons.flatMap(of).map(item => [key(item), item])).values()]
  const { userId, tokenId } = actorOf(viewer)
  const request = {
    action: 'promoteToGoodPractice',
    key: input.idempotencyKey,
    input: { ...wording, ids },
  }
  return createOnce(doing, request, id => [
    writes.goodPractice.create({
      data: {
        id,
        ...wording,
        language: language ?? viewer.language,
        visibility: visibility ?? mostReaders,
        state: 'PUBLISHED',
        publishedAt: now,
        createdAt: now,
        authorId: userId,
        authorTokenId: tokenId,
        isExample: viewer.isExample,
        policyDomains: {
          connect: together(
            lesson => lesson.policyDomains,
            domain => domain.id,
          ),
        },
        missionTypes: {
          connect: together(
            lesson => lesson.missionTypes,
            type => type.id,
          ),
        },
        countries: {
          connect: together(
            lesson => lesson.countries,
            country => country.code,
          ),
        },
        confirmedBy: {
          create: lessons.map(lesson => ({ lessonId: lesson.id, partnershipId: lesson.partnershipId })),
        },
      },
    }),
    revision(doing, { kind: 'GoodPractice', subjectId: id, action: 'promote', toState: 'PUBLISHED' }),
  ])
}
