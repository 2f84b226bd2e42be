import { isAdministrator } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'

const visit = { select: { number: true, title: true, month: true } }

/** All that hangs on the person's row; what is a secret of ours (the hash of a token) is nobody's data. */
const everything = {
  municipality: { select: { name: true } },
  coordinations: {
    select: { partnership: { select: { number: true, name: true } }, fromOn: true, untilOn: true },
  },
  delegations: { select: { visit, jobTitle: true } },
  activities: { select: { visit, activity: { select: { code: true } }, doneOn: true, note: true } },
  answers: { select: { question: { select: { number: true, title: true } }, note: true, createdAt: true } },
  user: {
    select: {
      role: true,
      language: true,
      createdAt: true,
      disabledAt: true,
      tokens: { select: { name: true, createdAt: true, expiresAt: true, revokedAt: true } },
      savedSearches: { select: { name: true, query: true, filter: true, createdAt: true } },
      lessons: { select: { number: true, title: true, state: true, createdAt: true } },
      practices: { select: { number: true, title: true, state: true, createdAt: true } },
      questions: { select: { number: true, title: true, state: true, createdAt: true } },
      answers: { select: { question: { select: { number: true } }, note: true, createdAt: true } },
      lessonCollections: { select: { number: true, name: true, createdAt: true } },
      reviews: { select: { lesson: { select: { number: true } }, note: true, at: true } },
      revisions: { select: { kind: true, subjectId: true, action: true, reason: true, at: true } },
      uploads: { select: { fileHash: true, createdAt: true } },
    },
  },
} as const

/** All that is on record about a person, to hand over when he or she asks for it; as plain data. */
export async function exportPerson(
  { viewer, prisma, now }: Pick<Doing, 'viewer' | 'prisma' | 'now'>,
  id: string,
): Promise<object> {
  if (!isAdministrator(viewer))
    throw new ForbiddenError('Only an administrator hands out all that is on record about a person.')
  const person = await prisma.person.findUnique({ where: { id }, include: everything })
  if (!person) throw new NotFoundError('There is no such person.', ['person'])
  const { municipalityId: _municipality, isExample: _example, version: _version, ...row } = person
  return { asOf: now, person: row }
}
