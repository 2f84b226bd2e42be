import { RuleError } from '../errors.ts'
import { Prisma } from './generated/client/client.ts'

const integrityViolations = new Set(['23000', '23514'])

/** The RuleError of what the database refuses because a check or a rule over rows stands against it. */
export function refusalOf(error: unknown): RuleError | undefined {
  const said = saidBy(error)
  if (!said || !integrityViolations.has(said.code)) return undefined
  const constraint = /violates check constraint "([a-z_]+)"/.exec(said.message)?.[1]
  // A check has only its name to speak with; the rules of the triggers speak in sentences.
  return new RuleError(
    constraint ? `The database refuses this: ${constraint.replaceAll('_', ' ')}.` : said.message,
  )
}

/** A value that has to be unique is there already. */
export const isTaken = (error: unknown): boolean => saidBy(error)?.code === '23505'

/** What the database itself said: bare from a driver, or at Prisma's commit; within a transaction Prisma wraps it once more. */
function saidBy(error: unknown): { code: string; message: string } | undefined {
  const wrapped =
    error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : undefined
  const outer = wrapped ?? error
  const inner = outer instanceof Error && outer.cause ? outer.cause : outer
  if (!isSaid(inner)) return undefined
  const code = inner.originalCode ?? inner.code
  return code ? { code, message: inner.originalMessage ?? inner.message ?? '' } : undefined
}

interface Said {
  code?: string
  message?: string
  originalCode?: string
  originalMessage?: string
}

const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null
