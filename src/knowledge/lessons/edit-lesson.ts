import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { byKey } from '../../field/catalogues/by-key.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { placeLesson } from './place-lesson.ts'
import { editRules, mayEdit } from './rules.ts'

/** Changes the fields that are given; `expectedVersion` is the version that the editor had read. */
export async function editLesson(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, write, db } = doing
  const edit = validate(editRules, input)
  const lesson = await findForChange(doing, id)
  if (!mayEdit(viewer, lesson)) {
    throw new ForbiddenError(
      lesson.state === 'DRAFT'
        ? 'Only its author edits a draft.'
        : 'From review on, the association edits a lesson.',
    )
  }
  if (lesson.findingId && edit.visitId !== undefined && edit.visitId !== lesson.visitId) {
    throw new RuleError('visit: this lesson came of a finding of its visit; it stays with it.', [
      'input',
      'visit',
    ])
  }
  await placeLesson(doing, { ...edit, visitId: edit.visitId ?? lesson.visitId })
  const {
    policyDomains,
    missionTypes,
    countries,
    title,
    lesson: text,
    outcome,
    language,
    pillars,
    visibility,
    anonymous,
    ...optional
  } = edit
  const fields = Object.entries(edit).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  const memory = await db.$memory.heard()
  await write([
    writes.lesson.updateAsRead(id, expectedVersion, {
      ...optional,
      // Null leaves a field that cannot be empty as it is.
      title: title ?? undefined,
      titleIsMade: title ? false : undefined,
      lesson: text ?? undefined,
      outcome: outcome ?? undefined,
      language: language ?? undefined,
      pillars: pillars ?? undefined,
      visibility: visibility ?? undefined,
      anonymous: anonymous ?? undefined,
      policyDomains: policyDomains ? { set: byKey(memory, 'PolicyDomain', policyDomains) } : undefined,
      missionTypes: missionTypes ? { set: byKey(memory, 'MissionType', missionTypes) } : undefined,
      countries: countries ? { set: countries.map(code => ({ code })) } : undefined,
    }),
    revision(doing, { kind: 'Lesson', subjectId: id, action: 'edit', fields }),
  ])
  return id
}
