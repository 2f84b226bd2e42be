import { recordRevision, recordRevisions } from '../../access/record-revision.ts'
import { isAdministrator } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { dayOf } from '../day.ts'
import { replaceInTexts, type Replaced } from './replace-in-texts.ts'
import { standInFor } from './name-in-texts.ts'

export interface Erased {
  readonly id: string
  readonly erasedOn: Date
  /** The texts in which the name stood, by table and field. */
  readonly replaced: readonly Replaced[]
  /** The texts in which a part of it still stands: whether that is this person, somebody has to read. */
  readonly toRead: readonly Replaced[]
}

/**
 * Erases a person: name, contact, what was agreed, the sign-in and what was kept for it; and the name in every text to
 * which a link leads, see linked-texts.ts. In one transaction, so that a process that is killed leaves all or nothing;
 * whoever is erased already stays so.
 */
export async function erasePerson(
  { viewer, prisma, now }: Pick<Doing, 'viewer' | 'prisma' | 'now'>,
  id: string,
): Promise<Erased> {
  if (!isAdministrator(viewer)) throw new ForbiddenError('Only an administrator erases a person.')
  return transact(prisma, async tx => {
    await tx.$executeRaw`select 1 from person where id = ${id}::uuid for update`
    const person = await tx.person.findUnique({ where: { id } })
    if (!person) throw new NotFoundError('There is no such person.', ['input', 'id'])
    if (person.erasedOn) return { id, erasedOn: person.erasedOn, replaced: [], toRead: [] }
    const { replaced, toRead } = await replaceInTexts(tx, person)
    await recordRevisions(
      tx,
      viewer,
      now,
      replaced.flatMap(({ kind, id: subjectId, fields }) =>
        kind && subjectId ? [{ kind, subjectId, action: 'erasePerson', fields: [...fields] }] : [],
      ),
    )
    await unlink(tx, id, standInFor(person, 'nl'))
    await endAccount(tx, id, now)
    const erasedOn = dayOf(now)
    await tx.person.update({ where: { id }, data: { ...nothing, erasedOn, version: { increment: 1 } } })
    await recordRevision(tx, viewer, now, { kind: 'Person', subjectId: id, action: 'erase' })
    return { id, erasedOn, replaced, toRead }
  })
}

const nothing = {
  name: '–',
  jobTitle: null,
  email: null,
  telephone: null,
  municipalityId: null,
  consent: 'ANONYMOUS',
  consentOn: null,
  retainUntil: null,
} as const

/** A delegation stays as many as it was, each by what he or she travelled as; who coordinated when stays without who. */
async function unlink(tx: Transaction, personId: string, standIn: string): Promise<void> {
  await tx.delegate.updateMany({ where: { personId, jobTitle: null }, data: { jobTitle: standIn } })
  await tx.delegate.updateMany({ where: { personId }, data: { personId: null } })
  await tx.visitActivity.updateMany({
    where: { personId },
    data: { personId: null, version: { increment: 1 } },
  })
}

/** The account stays, as the author of what it wrote; it signs nobody in, and what it kept for itself goes. */
async function endAccount(tx: Transaction, personId: string, now: Date): Promise<void> {
  const user = await tx.user.findUnique({ where: { personId }, select: { id: true } })
  if (!user) return
  const { id: userId } = user
  await tx.user.update({ where: { id: userId }, data: { disabledAt: now } })
  await tx.token.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } })
  // Called by whoever made it: the telephone of somebody.
  await tx.token.updateMany({ where: { userId }, data: { name: nothing.name } })
  await tx.savedSearch.deleteMany({ where: { userId } })
  await tx.upload.deleteMany({ where: { userId } })
}
