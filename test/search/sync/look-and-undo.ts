import type { PrismaClient } from '../../../src/db/generated/client/client.ts'
import type { Transaction } from '../../../src/db/transact.ts'

class Undone extends Error {}

/** What comes of a change, which is then undone; nothing when the database refuses it. */
export async function lookAndUndo<Seen>(
  prisma: PrismaClient,
  change: (tx: Transaction) => Promise<Seen>,
): Promise<Seen | undefined> {
  let seen: { it: Seen } | undefined
  await prisma
    .$transaction(
      async tx => {
        seen = { it: await change(tx) }
        throw new Undone()
      },
      { maxWait: 60_000, timeout: 60_000 },
    )
    .catch(() => {})
  return seen?.it
}
