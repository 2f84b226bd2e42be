import { ofOwnVisit } from '../../access/row-rules.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { captureLesson } from '../lessons/capture-lesson.ts'
import { checkPassage } from './check-passage.ts'

/**
 * Writes down what a passage of a document teaches, as a draft that cites it: in the document's language, and of its
 * visit where whoever captures took part in it. What is not said is said by the passage itself.
 */
export async function captureFromPassage(
  doing: Doing,
  input: object & { documentId: string; quote: string; page?: number | null; lesson?: string | null },
): Promise<string> {
  const { viewer, db } = doing
  const { documentId, quote, page, lesson, ...said } = input
  const { passage, document } = await checkPassage(doing, { documentId, quote, page })
  const { visitId } = document
  const tookPart =
    isAssociation(viewer) || (await db.visit.count({ where: { id: visitId, ...ofOwnVisit(viewer) } })) > 0
  const capture = {
    language: document.language,
    ...(tookPart ? { visitId } : {}),
    ...said,
    lesson: lesson ?? quote,
  }
  return captureLesson(doing, capture, { cites: passage })
}
