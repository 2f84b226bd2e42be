import { ConflictError } from '../../errors.ts'
import { Prisma, type PrismaClient } from '../generated/client/client.ts'
import type { Listeners } from '../listeners.ts'
import type { Send } from '../read/statement.ts'
import { CannotCompile, isRecord } from '../read/tree.ts'
import { refusalOf } from '../refusal.ts'
import { transact, type Transaction } from '../transact.ts'
import { type Answer, compileWrites } from './compile.ts'
import { isOwn, type JustWritten } from './just-written.ts'
import type { Write } from './writes.ts'

/** What a client for writing needs of a database. */
interface Written {
  readonly prisma: PrismaClient
  readonly send: Send
  readonly fallBacks: Listeners<string>
}

/** Does all of these writes or none of them. */
export type WriteAll = (writes: readonly Write[], justWritten?: JustWritten) => Promise<void>

/**
 * The writes of a transaction as one statement, which commits by itself; what has none goes through Prisma. What the
 * database refuses by a rule becomes a RuleError with the sentence of that rule, and a row that somebody changed since
 * it was read a ConflictError.
 */
export function makeWriter({ prisma, send, fallBacks }: Written): WriteAll {
  return async (writes, justWritten) => {
    justWritten?.keep(undefined)
    try {
      await writeTogether({ prisma, send, fallBacks }, writes, justWritten)
    } catch (error) {
      throw refusalOf(error) ?? (isMissing(error) ? await conflict(prisma, writes, error) : error)
    }
  }
}

async function writeTogether(
  { prisma, send, fallBacks }: Written,
  writes: readonly Write[],
  justWritten: JustWritten | undefined,
): Promise<void> {
  const answer = justWritten && answerOf(writes, justWritten)
  const compiled = compiledOr(writes, answer, why => fallBacks.tell(why))
  if (!compiled) return transact(prisma, tx => apply(tx, writes))
  const [row] = await send(compiled.sql, compiled.values)
  if (!row) throw missing()
  if (answer && row[0] != null) justWritten.keep({ ...answer, cells: row[0] })
}

/** The first row of a known id that is created or changed, if its rule can be told from itself. */
function answerOf(writes: readonly Write[], { ruleOf }: JustWritten) {
  for (const write of writes) {
    const id = idOf(write)
    const rule = ruleOf(write.model) ?? {}
    if (id !== undefined)
      return isOwn(write.model, rule) ? { write, id, model: write.model, rule } : undefined
  }
  return undefined
}

function idOf({ action, args, asRead }: Write): string | undefined {
  if (action === 'update') return asRead?.id
  if (action !== 'create' || !('data' in args) || !isRecord(args.data)) return undefined
  return typeof args.data.id === 'string' ? args.data.id : undefined
}

function compiledOr(writes: readonly Write[], answer: Answer | undefined, onFallBack: (why: string) => void) {
  try {
    return compileWrites(writes, answer)
  } catch (error) {
    if (!(error instanceof CannotCompile)) throw error
    onFallBack(error.message)
    return undefined
  }
}

/** The same within a transaction of Prisma's, one after the other. */
export async function apply(tx: Transaction, writes: readonly Write[]): Promise<void> {
  for (const { model, action, args } of writes) await tx[delegateOf(model)][action as 'deleteMany'](args)
}

/** All models are written and looked up alike; which one it is, the write says. */
const delegateOf = (model: string) => `${model.charAt(0).toLowerCase()}${model.slice(1)}` as 'lesson'

/** As Prisma says that a row is not there that would have to be. */
const missing = () =>
  new Prisma.PrismaClientKnownRequestError('What was to be changed, or is named, is not there.', {
    code: 'P2025',
    clientVersion: Prisma.prismaVersion.client,
  })

const isMissing = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025'

async function conflict(prisma: PrismaClient, writes: readonly Write[], error: unknown): Promise<unknown> {
  const write = writes.find(({ asRead }) => asRead)
  if (!write?.asRead) return error
  const { id, version } = write.asRead
  const where = { where: { id }, select: { version: true } } as const
  const now = await prisma[delegateOf(write.model)].findUnique(where)
  // Then something else is not there.
  if (now?.version === version) return error
  return new ConflictError(
    `Somebody changed this ${inWords(write.model)} meanwhile; read it again and merge.`,
    now?.version ?? version,
  )
}

/** GoodPractice is a good practice. */
const inWords = (model: string): string => model.replace(/\B[A-Z]/g, ' $&').toLowerCase()
