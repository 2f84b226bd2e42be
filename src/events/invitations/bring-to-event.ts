import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { type Bringing, bringRules, isForAll, mayBring } from './rules.ts'

/** Says what a participant brings: one practice or one question, in place of what was said before; or nothing yet. */
export async function bringToEvent(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const bringing = validate(bringRules, input)
  const { eventId } = await findForChange(
    doing,
    id,
    mayBring,
    'The municipality that was invited says what it brings, or the association with it.',
  )
  await checkBrought(doing, bringing)
  const { practiceId = null, lessonId = null, questionId = null } = bringing
  const one = (key: string | null) => (key ? { connect: { id: key } } : { disconnect: true })
  await doing.write([
    writes.eventInvitation.updateAsRead(id, expectedVersion, {
      practice: one(practiceId),
      lesson: one(lessonId),
      question: one(questionId),
    }),
    revision(doing, { kind: 'Event', subjectId: eventId, action: 'bring', fields: ['invitations'] }),
  ])
  return id
}

async function checkBrought({ db }: Doing, { practiceId, lessonId, questionId }: Bringing): Promise<void> {
  const select = { state: true, visibility: true } as const
  const found = {
    practice: practiceId && (await db.goodPractice.findUnique({ where: { id: practiceId }, select })),
    lesson:
      lessonId &&
      (await db.lesson.findUnique({ where: { id: lessonId }, select: { ...select, anonymous: true } })),
    question: questionId && (await db.question.findUnique({ where: { id: questionId }, select })),
  }
  for (const [name, row] of Object.entries(found)) {
    if (row === null && { practice: practiceId, lesson: lessonId, question: questionId }[name])
      throw new NotFoundError(`${name}: there is no such ${name}.`, ['input', name])
    if (row && 'anonymous' in row && row.anonymous)
      throw new RuleError('lesson: it is anonymous; to bring it would say whose it is.', ['input', name])
    if (row && !isForAll(row))
      throw new RuleError(
        `${name}: all who take part read it; bring one that is published, with visibility NETWORK or PUBLIC.`,
        ['input', name],
      )
  }
}
