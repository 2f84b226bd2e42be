import { ConflictError } from '../../errors.ts'
import { guardFilter } from '../guard-filter.ts'
import { Prisma, type PrismaClient } from '../generated/client/client.ts'
import type { Listeners } from '../listeners.ts'
import type { Send } from '../read/statement.ts'
import { CannotCompile, isRecord, type Visible, type Where } from '../read/tree.ts'
import { refusalOf } from '../refusal.ts'
import { transact, type Transaction } from '../transact.ts'
import { UnmetError } from './attempt.ts'
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

const everything: Where = {}

async function writeTogether(
  { prisma, send, fallBacks }: Written,
  writes: readonly Write[],
  justWritten: JustWritten | undefined,
): Promise<void> {
  const ruleOf = justWritten?.ruleOf ?? (() => undefined)
  const guarded = writes.map(each => guard(each, ruleOf))
  const answer = justWritten && answerOf(guarded, justWritten)
  const ruled = guarded.map(each => (each === answer?.write ? each : withRule(each, ruleOf)))
  const compiled = compiledOr(ruled, answer, why => fallBacks.tell(why))
  if (!compiled) {
    const all = guarded.map(each => withRule(each, ruleOf))
    return transact(prisma, tx => apply(tx, all))
  }
  const { sql, values, readRow } = compiled
  const [row] = await send(sql, values)
  if (!row) throw missing()
  const cells = row[0]
  if (answer && readRow && cells != null) justWritten.keep({ ...answer, read: () => readRow(cells) })
}

/** What a write provides for reaches no further than what its writer may see. */
function guard(write: Write, ruleOf: Visible): Write {
  const { model, provided } = write
  if (!provided || isOwn(model, provided)) return write
  return { ...write, provided: guardFilter(model, provided, ruleOf) }
}

/** Nor is any other row there for him; of the row that is given back the statement itself says so. */
function withRule(write: Write, ruleOf: Visible): Write {
  const { model, provided } = write
  return provided ? { ...write, provided: { AND: [provided, ruleOf(model) ?? everything] } } : write
}

/** The first row of a known id that is created or changed, if its rule can be told from itself. */
function answerOf(writes: readonly Write[], justWritten: JustWritten) {
  for (const write of writes) {
    const id = idOf(write)
    const { model } = write
    const rule = justWritten.ruleOf(model) ?? everything
    if (id !== undefined)
      return isOwn(model, rule) ? { write, id, model, rule, columns: justWritten.shown(model) } : undefined
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
  for (const write of writes)
    await tx[delegateOf(write.model)][write.action as 'deleteMany'](argumentsOf(write))
}

const argumentsOf = ({ args, provided }: Write): object =>
  provided && 'where' in args ? { ...args, where: { ...(args.where as object), AND: [provided] } } : args

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
  if (writes.some(({ provided }) => provided)) return new UnmetError()
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
