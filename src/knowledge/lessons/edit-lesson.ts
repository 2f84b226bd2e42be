import { revision } from '../../access/record-revision.ts'
import { toPrismaFilter } from '../../access/rule.ts'
import type { Doing } from '../../context.ts'
import { attempt } from '../../db/write/attempt.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { byKey } from '../../field/catalogues/by-key.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { placeLesson, whereWellPlaced } from './place-lesson.ts'
import { type Edit, editableBy, editRules, mayEdit } from './rules.ts'

/** Changes the fields that are given; `expectedVersion` is the version that the editor had read. */
export async function editLesson(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, write } = doing
  const edit = validate(editRules, input)
  // Most edits are of an author's own words: then what would be asked first is provided for in the statement.
  if (!isPlacedAnew(edit)) {
    const [may, data] = [toPrismaFilter(editableBy(viewer)), await dataOf(doing, edit)]
    for (const placed of whereWellPlaced(viewer)) {
      const change = writes.lesson.updateProvided(id, expectedVersion, { AND: [may, placed] }, data)
      if (await attempt(write([change, revisionOf(doing, id, edit)]))) return id
    }
  }
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
  await write([
    writes.lesson.updateAsRead(id, expectedVersion, await dataOf(doing, edit)),
    revisionOf(doing, id, edit),
  ])
  return id
}

const isPlacedAnew = ({ visitId, partnershipId, policyDomains, missionTypes, countries }: Edit): boolean =>
  visitId !== undefined || Boolean(partnershipId ?? policyDomains ?? missionTypes ?? countries)

async function dataOf({ db }: Doing, edit: Edit) {
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
  const memory = await db.$memory.heard()
  return {
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
  }
}

function revisionOf(doing: Doing, id: string, edit: Edit) {
  const fields = Object.entries(edit).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return revision(doing, { kind: 'Lesson', subjectId: id, action: 'edit', fields })
}
