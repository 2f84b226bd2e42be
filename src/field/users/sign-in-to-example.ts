import { hashToken, makeToken } from '../../access/token.ts'
import type { Context } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'

const hours = 12

export interface ExampleSession {
  token: string
  expiresAt: Date
}

/**
 * Signs in as a person of the example world, to try the product: from this machine only, and only until a real
 * user exists, `--empty` was given or DATABASE_URL is set.
 */
export async function signInToExample(
  { mayEnterExample, prisma, now }: Context,
  userId: string,
): Promise<ExampleSession> {
  if (!(await isExampleOpen({ mayEnterExample, prisma }))) {
    throw new ForbiddenError(
      'The example world can be entered from this machine only, and only until the first real user exists.',
    )
  }
  const user = await prisma.user.findUnique({ where: { id: userId, isExample: true, disabledAt: null } })
  if (!user)
    throw new NotFoundError(
      'person: nobody of the example world has this id; take one from examplePersons.',
      ['input', 'id'],
    )
  const token = makeToken()
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  await prisma.token.create({
    data: {
      name: 'example session',
      role: user.role,
      municipalityId: user.municipalityId,
      userId,
      hash: hashToken(token),
      createdAt: now,
      expiresAt,
      isExample: true,
    },
  })
  return { token, expiresAt }
}

export async function isExampleOpen({
  mayEnterExample,
  prisma,
}: Pick<Context, 'mayEnterExample' | 'prisma'>): Promise<boolean> {
  return mayEnterExample && (await prisma.user.count({ where: { isExample: false } })) === 0
}
