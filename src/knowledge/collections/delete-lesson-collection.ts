import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { findForChange } from './find-for-change.ts'

/** Takes a collection apart; its lessons stay. */
export async function deleteLessonCollection(
  doing: Doing,
  id: string,
  expectedVersion: number,
): Promise<string> {
  await findForChange(doing, id)
  await doing.write([
    writes.lessonCollection.deleteAsRead(id, expectedVersion),
    revision(doing, { kind: 'LessonCollection', subjectId: id, action: 'delete' }),
  ])
  return id
}
