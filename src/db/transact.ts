import { RuleError } from '../errors.ts'
import { Prisma, type PrismaClient } from './generated/client/client.ts'

export type Transaction = Prisma.TransactionClient

/**
 * Runs a verb's writes as one transaction. What the database refuses because a check or a rule over rows stands
 * against it becomes a RuleError with the sentence of that rule; verbs check first, this is the last guard.
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
    const refusal = refusalOf(error)
    throw refusal ? new RuleError(refusal) : error
  }
}

const integrityViolations = new Set(['23000', '23514'])

function refusalOf(error: unknown): string | undefined {
  const cause = causeOf(error)
  if (!cause || !integrityViolations.has(String(cause.originalCode ?? cause.code))) return undefined
  const message = String(cause.originalMessage ?? cause.message ?? '')
  const constraint = /violates check constraint "([a-z_]+)"/.exec(message)?.[1]
  // A check has only its name to speak with; the rules of the triggers speak in sentences.
  return constraint ? `The database refuses this: ${constraint.replaceAll('_', ' ')}.` : message
}

/** Prisma wraps what the database said, by a known code inside a transaction and bare at its commit. */
function causeOf(error: unknown): Record<string, unknown> | undefined {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const wrapped = error.meta?.driverAdapterError
    if (wrapped instanceof Error && typeof wrapped.cause === 'object' && wrapped.cause)
      return { ...wrapped.cause }
  }
  if (error instanceof Error && typeof error.cause === 'object' && error.cause) return { ...error.cause }
  return undefined
}
