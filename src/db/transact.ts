import type { Prisma, PrismaClient } from './generated/client/client.ts'
import { refusalOf } from './refusal.ts'

export type Transaction = Prisma.TransactionClient

/**
 * Runs the writes of a verb as one transaction, where what it writes depends on what it reads in it; others say all
 * their writes at once, see write/writer.ts. What the database refuses by a rule becomes a RuleError with the
 * sentence of that rule; verbs check first, this is the last guard.
 */
export async function transact<Result>(
  prisma: PrismaClient,
  write: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await prisma.$transaction(
      async tx => {
        const result = await write(tx)
        // What is checked at the end is checked here, where Prisma still says what was refused.
        await tx.$executeRaw`set constraints all immediate`
        return result
      },
      { maxWait: 10_000, timeout: 30_000 },
    )
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}
