import type { PrismaClient } from '../db/generated/client/client.ts'
import { NotFoundError, RuleError } from '../errors.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ends a token by its id, or by its name when one token alone has it. */
export async function revokeToken(
  prisma: PrismaClient,
  idOrName: string,
  now: Date,
): Promise<{ name: string }> {
  const found = await prisma.token.findMany({
    where: { revokedAt: null, ...(uuid.test(idOrName) ? { id: idOrName } : { name: idOrName }) },
    select: { id: true, name: true },
  })
  const [token, another] = found
  if (!token) throw new NotFoundError(`There is no token ${idOrName} to revoke.`)
  if (another)
    throw new RuleError(
      `${found.length} tokens are named ${idOrName}; name one by its id (\`npm run token -- list\`).`,
    )
  await prisma.token.update({ where: { id: token.id }, data: { revokedAt: now } })
  return { name: token.name }
}
