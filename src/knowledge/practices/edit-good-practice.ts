import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { changePractice } from './change-practice.ts'
import { editPracticeRules, isWider, narrowest } from './rules.ts'

/** Changes the fields that are given. */
export function editGoodPractice(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { title, summary, visibility, ...optional } = validate(editPracticeRules, input)
  return changePractice(doing, id, expectedVersion, async () => {
    const confirming = await doing.prisma.goodPracticeLesson.findMany({
      where: { practiceId: id },
      select: { lesson: { select: { visibility: true } } },
    })
    const mostReaders = narrowest(confirming.map(row => row.lesson.visibility))
    if (visibility && isWider(visibility, mostReaders)) {
      throw new RuleError(
        `visibility: ${visibility} has more readers than its lessons; at most ${mostReaders}.`,
        ['input', 'visibility'],
      )
    }
    const data = {
      ...optional,
      title: title ?? undefined,
      summary: summary ?? undefined,
      visibility: visibility ?? undefined,
    }
    const fields = Object.entries({ title, summary, visibility, ...optional }).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    )
    return { action: 'edit', data, fields }
  })
}
