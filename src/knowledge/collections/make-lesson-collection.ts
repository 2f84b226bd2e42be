import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkItems } from './check-items.ts'
import { makeRules, mayCollect } from './rules.ts'

/** Puts lessons together under a name, in an order, each with a note. */
export async function makeLessonCollection(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, now } = doing
  if (!mayCollect(viewer)) throw new ForbiddenError('Sign in to put lessons together.')
  const collection = validate(makeRules, input)
  const { name, purpose, visibility, items } = collection
  await checkItems(doing, items ?? [])
  const request = { action: 'makeLessonCollection', key: input.idempotencyKey, input: collection }
  return createOnce(doing, request, id => [
    writes.lessonCollection.create({
      data: {
        ...{ id, name, purpose, visibility: visibility ?? 'INTERNAL' },
        municipalityId: viewer.municipalityId,
        authorId: viewer.userId,
        authorTokenId: viewer.userId ? undefined : viewer.tokenId,
        isExample: viewer.isExample,
        createdAt: now,
        items: { create: (items ?? []).map((item, i) => ({ ...item, position: i + 1 })) },
      },
    }),
    revision(doing, { kind: 'LessonCollection', subjectId: id, action: 'make' }),
  ])
}
