import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { checkItems } from './check-items.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/**
 * Changes what is given; items are given all at once, in their order. Those that the editor may not see, or no longer,
 * stay where they are.
 */
export async function editLessonCollection(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const edit = validate(editRules, input)
  const { items: standing } = await findForChange(doing, id)
  const { name, purpose, visibility, items } = edit
  if (items) await checkItems(doing, items, new Set(standing.map(({ lessonId }) => lessonId)))
  await doing.write([
    writes.lessonCollection.updateAsRead(id, expectedVersion, {
      purpose,
      name: name ?? undefined,
      visibility: visibility ?? undefined,
    }),
    ...(items
      ? [
          writes.lessonCollectionItem.deleteMany({
            where: { id: { in: standing.map(item => item.id) } },
          }),
          writes.lessonCollectionItem.createMany({
            data: items.map((item, i) => ({ ...item, collectionId: id, position: i + 1 })),
          }),
        ]
      : []),
    revision(doing, {
      ...{ kind: 'LessonCollection', subjectId: id, action: 'edit', fields: givenFields(edit) },
      ...(visibility ? { toState: visibility } : {}),
    }),
  ])
  return id
}
