import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { mayKeepReports, refusal, writeRules } from './rules.ts'

/** Writes what a staff member of the association reports of a visit; it is the association's own until it is shared. */
export async function writePersonalReport(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, now } = doing
  if (!(await db.visit.findUnique({ where: { id: visitId }, select: { id: true } })))
    throw new NotFoundError('There is no such visit.', ['input', 'visit'])
  if (!mayKeepReports(viewer)) throw new ForbiddenError(refusal, ['input', 'visit'])
  const { text, personId: given } = validate(writeRules, input)
  const personId = given ?? (await ownPerson(doing))
  if (personId && !(await db.person.findUnique({ where: { id: personId }, select: { id: true } })))
    throw new NotFoundError('There is no such person.', ['input', 'person'])
  const request = {
    action: 'writePersonalReport',
    key: input.idempotencyKey,
    input: { text, personId, visitId },
  }
  return createOnce(doing, request, id => async tx => {
    await tx.$executeRaw`select 1 from visit where id = ${visitId}::uuid for update`
    if (personId && (await tx.personalReport.count({ where: { visitId, personId } })))
      throw new RuleError('This person reported of this visit already; edit that report.', ['input', 'visit'])
    await tx.personalReport.create({ data: { id, visitId, personId, text, createdAt: now } })
    await recordRevision(tx, viewer, now, { kind: 'PersonalReport', subjectId: id, action: 'write' })
  })
}

/** Who signs in as a person reports as that person. */
async function ownPerson({ viewer, db }: Pick<Doing, 'viewer' | 'db'>): Promise<string | null> {
  if (!viewer.userId) return null
  const user = await db.user.findUnique({ where: { id: viewer.userId }, select: { personId: true } })
  return user?.personId ?? null
}
