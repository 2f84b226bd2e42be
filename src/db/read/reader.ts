import { facts } from '../generated/facts.ts'
import { Prisma } from '../generated/client/client.ts'
import { countStatement, type Find, type FindStatement, findStatement, type SentRows } from './statement.ts'
import { isRecord, type Tree, type Visible } from './tree.ts'
import { beginWriting } from './writing.ts'

/** Sends one statement; every value comes back as PostgreSQL prints it. */
export type Send = (sql: string, values: readonly unknown[]) => Promise<SentRows>

export type Read = Find | 'count'

interface Asked {
  readonly model: string
  readonly read: Read
  readonly tree: Tree
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Reads for one reader. What is asked in one tick belongs together: a count goes into the statement of the list
 * before it, and look-ups by key with one selection (a list of nodes) become one list.
 */
export function makeReader(send: Send, visible: Visible) {
  let queue: Asked[] = []

  function flush(): void {
    const asked = queue
    queue = []
    for (const group of grouped(asked)) void answer(group)
  }

  async function answer(group: Asked[]): Promise<void> {
    try {
      const answers = await readTogether(send, visible, group)
      group.forEach((each, i) => finish(each, answers[i]))
    } catch (error) {
      for (const each of group) each.reject(error)
    }
  }

  return (model: string, read: Read, tree: Tree): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (queue.push({ model, read, tree, resolve, reject }) === 1) process.nextTick(flush)
    })
}

function finish({ model, read, resolve, reject }: Asked, answer: unknown): void {
  if (answer !== null || !read.endsWith('OrThrow')) return resolve(answer)
  reject(
    new Prisma.PrismaClientKnownRequestError(`No ${model} found.`, {
      code: 'P2025',
      clientVersion: Prisma.prismaVersion.client,
    }),
  )
}

/** One group, one statement. */
function grouped(asked: readonly Asked[]): Asked[][] {
  const groups: Asked[][] = []
  const lookUps = new Map<string, Asked[]>()
  for (const each of asked) {
    const before = groups.at(-1)
    const alike = lookUpKey(each)
    const group = alike === undefined ? undefined : lookUps.get(alike)
    if (group) group.push(each)
    else if (each.read === 'count' && before?.[0]?.read === 'findMany' && before[0].model === each.model)
      before.push(each)
    else {
      const fresh = [each]
      groups.push(fresh)
      if (alike !== undefined) lookUps.set(alike, fresh)
    }
  }
  return groups
}

/** Look-ups that differ in nothing but the value of their one key. */
function lookUpKey({ model, read, tree: { where, ...rest } }: Asked): string | undefined {
  const key = read.startsWith('findUnique') ? oneKey(model, where) : undefined
  return key === undefined
    ? undefined
    : `${model} ${key} ${JSON.stringify([conditionsBeside(where, key), rest])}`
}

function oneKey(model: string, where: Tree['where']): string | undefined {
  return Object.keys(where ?? {}).find(
    name => facts[model]?.columns[name]?.isUnique && !isRecord(where?.[name]),
  )
}

const conditionsBeside = (where: Tree['where'], key: string) =>
  Object.fromEntries(Object.entries(where ?? {}).filter(([name]) => name !== key))

async function readTogether(send: Send, visible: Visible, group: readonly Asked[]): Promise<unknown[]> {
  const [first] = group
  if (!first) return []
  if (first.read === 'count') return [await readCount(send, first)]
  return group.length > 1 && first.read !== 'findMany'
    ? readByKey(send, visible, group, first)
    : readList(send, visible, group, first)
}

async function readCount(send: Send, { model, tree }: Asked): Promise<number> {
  const writing = beginWriting(facts)
  const [[count] = []] = await send(countStatement(writing, model, tree), writing.values)
  return Number(count)
}

/** A find, with the counts that were asked for beside it as further values of its rows, or alone when it has none. */
async function readList(
  send: Send,
  visible: Visible,
  group: readonly Asked[],
  { model, read, tree }: Asked,
): Promise<unknown[]> {
  const writing = beginWriting(facts)
  const counts = group.slice(1)
  const list = findStatement(writing, visible, model, read === 'count' ? 'findMany' : read, tree)
  if (counts.length === 0) return [list.decode(await send(list.sql, writing.values))]
  const totals = counts.map(each => `(${countStatement(writing, each.model, each.tree)})`)
  const sql = `select totals.*, list.* from (select ${totals.map((total, i) => `${total} n${i}`).join(', ')}) totals left join lateral (${numbered(list)}) list on true order by list.place`
  const sent = await send(sql, writing.values)
  const [head = []] = sent
  // Without rows the join leaves one line of nulls behind the totals.
  const rows = sent.filter(row => row[counts.length] !== null).map(row => row.slice(counts.length + 1))
  return [list.decode(rows), ...counts.map((_, i) => Number(head[i]))]
}

const numbered = ({ sql }: FindStatement) => `select row_number() over () as place, page.* from (${sql}) page`

async function readByKey(
  send: Send,
  visible: Visible,
  group: readonly Asked[],
  { model, tree: { where, ...rest } }: Asked,
): Promise<unknown[]> {
  const key = oneKey(model, where) ?? ''
  const values = group.map(each => each.tree.where?.[key])
  const tree: Tree = {
    ...rest,
    ...(rest.select ? { select: { ...rest.select, [key]: true } } : {}),
    where: { ...where, [key]: { in: [...new Set(values)] } },
  }
  const writing = beginWriting(facts)
  const list = findStatement(writing, visible, model, 'findMany', tree)
  const rows = list.decode(await send(list.sql, writing.values))
  const byKey = new Map((rows as Record<string, unknown>[]).map(row => [row[key], row]))
  return values.map(value => byKey.get(value) ?? null)
}
