import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import type { Items } from './rules.ts'

/** That each lesson is there for whoever collects, and published; those that stand in it already may stay. */
export async function checkItems(
  { db }: Pick<Doing, 'db'>,
  items: Items,
  standing: ReadonlySet<string> = new Set(),
): Promise<void> {
  const lessons = await db.lesson.findMany({
    where: { id: { in: items.map(({ lessonId }) => lessonId) } },
    select: { id: true, number: true, state: true },
  })
  const byId = new Map(lessons.map(lesson => [lesson.id, lesson]))
  for (const [i, { lessonId }] of items.entries()) {
    const path = ['input', 'items', i, 'lesson']
    const lesson = byId.get(lessonId)
    if (!lesson) throw new NotFoundError('lesson: there is no such lesson.', path)
    if (lesson.state !== 'PUBLISHED' && !standing.has(lessonId))
      throw new RuleError(`lesson: lesson ${lesson.number} is not published.`, path)
  }
}
