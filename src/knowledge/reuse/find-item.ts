import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError } from '../../errors.ts'

/** What is decided about: a lesson, or a good practice. */
export type Item = { readonly lessonId: string } | { readonly practiceId: string }

/** That it is there for the viewer, and published: what is in review or withdrawn nobody takes along. */
export async function findItem({ db }: Pick<Doing, 'db'>, item: Item): Promise<void> {
  const select = { state: true, number: true } as const
  if ('lessonId' in item) {
    const lesson = await db.lesson.findUnique({ where: { id: item.lessonId }, select })
    if (!lesson) throw new NotFoundError('There is no such lesson.', ['input', 'lesson'])
    if (lesson.state !== 'PUBLISHED')
      throw new RuleError(`lesson: lesson ${lesson.number} is not published.`, ['input', 'lesson'])
    return
  }
  const practice = await db.goodPractice.findUnique({ where: { id: item.practiceId }, select })
  if (!practice) throw new NotFoundError('There is no such good practice.', ['input', 'practice'])
  if (practice.state !== 'PUBLISHED')
    throw new RuleError(`practice: practice ${practice.number} is not published.`, ['input', 'practice'])
}
