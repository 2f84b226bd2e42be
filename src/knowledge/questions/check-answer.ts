import type { Doing } from '../../context.ts'
import { NotFoundError, type Path, RuleError } from '../../errors.ts'
import { type Answering, askerReads, type Asking } from './rules.ts'

const noReader = 'whoever asks may not read it; name another, or a person to call.'

/** That it is there for who answers, published, and for who asks to read; that a person agreed to be called. */
export async function checkAnswer(
  { db }: Pick<Doing, 'db'>,
  asking: Asking,
  { lessonId, practiceId, personId }: Answering,
  above: Path = ['input'],
): Promise<void> {
  const select = { number: true, state: true, visibility: true, municipalityId: true } as const
  if (lessonId) {
    const path = [...above, 'lesson']
    const lesson = await db.lesson.findUnique({ where: { id: lessonId }, select })
    if (!lesson) throw new NotFoundError('lesson: there is no such lesson.', path)
    if (lesson.state !== 'PUBLISHED')
      throw new RuleError(`lesson: lesson ${lesson.number} is not published.`, path)
    if (!askerReads(asking, lesson)) throw new RuleError(`lesson: ${noReader}`, path)
  }
  if (practiceId) {
    const path = [...above, 'practice']
    const practice = await db.goodPractice.findUnique({ where: { id: practiceId }, select })
    if (!practice) throw new NotFoundError('practice: there is no such good practice.', path)
    if (practice.state !== 'PUBLISHED')
      throw new RuleError(`practice: practice ${practice.number} is not published.`, path)
    if (!askerReads(asking, practice)) throw new RuleError(`practice: ${noReader}`, path)
  }
  if (personId) {
    const path = [...above, 'person']
    const person = await db.person.findUnique({ where: { id: personId }, select: { consent: true } })
    if (!person) throw new NotFoundError('person: there is no such person.', path)
    if (person.consent !== 'NAMED')
      throw new RuleError('person: ask first; only who agreed to be named to colleagues can be called.', path)
  }
}
