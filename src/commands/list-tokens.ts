import type { PrismaClient } from '../db/generated/client/client.ts'

/** One line a token, oldest first: id, name, role, municipality, since when, and whether it still works. */
export async function listTokens(prisma: PrismaClient, now: Date): Promise<string[]> {
  const tokens = await prisma.token.findMany({
    where: { userId: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { municipality: { select: { name: true, number: true } } },
  })
  return tokens.map(({ id, name, role, municipality, createdAt, expiresAt, revokedAt }) =>
    [
      id,
      name,
      role.toLowerCase(),
      municipality ? `${municipality.name} (${municipality.number})` : '-',
      `since ${day(createdAt)}`,
      stateOf(expiresAt, revokedAt, now),
    ].join('\t'),
  )
}

function stateOf(expiresAt: Date | null, revokedAt: Date | null, now: Date): string {
  if (revokedAt) return `revoked ${day(revokedAt)}`
  if (!expiresAt) return 'works'
  // It ends with a day, so the last moment is what names that day.
  const last = day(new Date(expiresAt.getTime() - 1))
  return expiresAt <= now ? `expired after ${last}` : `works until ${last}`
}

const day = (date: Date) => date.toISOString().slice(0, 10)
