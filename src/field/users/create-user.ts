import { revision } from '../../access/record-revision.ts'
import { isAdministrator } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { Language, Role } from '../../db/generated/client/enums.ts'
import { newId } from '../../db/new-ids.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError, RuleError, ValidationError } from '../../errors.ts'

interface NewUser {
  personId: string
  role: Role
  municipalityId?: string | null
  language?: Language | null
}

/** Gives a person an account. The first one that is not of the example world closes the sign-in to that world. */
export async function createUser(doing: Doing, input: NewUser): Promise<string> {
  const { viewer, prisma, write, now } = doing
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
  const id = newId()
  await write([
    writes.user.create({
      data: {
        id,
        ...input,
        language: input.language ?? viewer.language,
        isExample: person.isExample,
        createdAt: now,
      },
    }),
    revision(doing, { kind: 'User', subjectId: id, action: 'create', fields: ['role', 'municipality'] }),
  ])
  return id
}
