import { recordRevision } from '../../access/record-revision.ts'
import { isAdministrator } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { Language, Role } from '../../db/generated/client/enums.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError, RuleError, ValidationError } from '../../errors.ts'

interface NewUser {
  personId: string
  role: Role
  municipalityId?: string | null
  language?: Language | null
}

/** Gives a person an account. The first one that is not of the example world closes the sign-in to that world. */
export async function createUser({ viewer, prisma, now }: Doing, input: NewUser): Promise<string> {
  if (!isAdministrator(viewer)) throw new ForbiddenError('Only an administrator creates accounts.')
  const person = await prisma.person.findUnique({
    where: { id: input.personId },
    select: { isExample: true, user: { select: { id: true } } },
  })
  if (!person) throw new NotFoundError('person: there is no such person.', ['input', 'person'])
  if (person.user) throw new RuleError('person: this person already has an account.', ['input', 'person'])
  const belongs = input.role === 'OFFICER' || input.role === 'PARTNER'
  if (belongs !== Boolean(input.municipalityId)) {
    throw ValidationError.at(
      ['input', 'municipality'],
      belongs
        ? 'municipality: an officer or a partner belongs to one.'
        : "municipality: the association's staff belong to none.",
    )
  }
  return transact(prisma, async tx => {
    const { id } = await tx.user.create({
      data: {
        ...input,
        language: input.language ?? viewer.language,
        isExample: person.isExample,
        createdAt: now,
      },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'User',
      subjectId: id,
      action: 'create',
      fields: ['role', 'municipality'],
    })
    return id
  })
}
