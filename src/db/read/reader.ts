import { facts } from '../generated/facts.ts'
import { Prisma } from '../generated/client/client.ts'
import { answer, type Compiled, type Kept } from './answer.ts'
import { countStatement, type Find, type FindStatement, findStatement, type Send } from './statement.ts'
import { isRecord, type Tree, type Visible } from './tree.ts'
import { beginWriting, type Writing } from './writing.ts'

export type Read = Find | 'count'

interface Asked {
  readonly model: string
  readonly read: Read
  readonly tree: Tree
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

type Group = [Asked, ...Asked[]]

/**
 * Reads for one reader. What is asked in one tick belongs together: a count goes into the statement of the list
 * before it, and look-ups by key with one selection (a list of nodes) become one list.
 */
export function makeReader(send: Send, kept: Kept, visible: Visible) {
  let queue: Asked[] = []

  function flush(): void {
    const asked = queue
    queue = []
    for (const group of grouped(asked)) void readTogether(group)
  }

  async function readTogether(group: Group): Promise<void> {
    try {
      const answers = await answer(send, kept, mayRemember => compile(visible, group, mayRemember))
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
function grouped(asked: readonly Asked[]): Group[] {
  const groups: Group[] = []
  const lookUps = new Map<string, Group>()
  for (const each of asked) {
    const before = groups.at(-1)
    const alike = lookUpKey(each)
    const group = alike === undefined ? undefined : lookUps.get(alike)
    if (group) group.push(each)
    else if (each.read === 'count' && before?.[0].read === 'findMany' && before[0].model === each.model)
      before.push(each)
    else {
      const fresh: Group = [each]
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

function compile(visible: Visible, group: Group, mayRemember: boolean): Compiled {
  const writing = beginWriting(facts, mayRemember)
  const parts = compileParts(writing, visible, group)
  return { ...parts, values: writing.values, remembers: writing.remembers }
}

function compileParts(writing: Writing, visible: Visible, group: Group): Parts {
  const [first] = group
  if (first.read === 'count') return compileCount(writing, first)
  if (group.length > 1 && first.read !== 'findMany') return compileByKey(writing, visible, group, first)
  return compileList(writing, visible, group, first)
}

type Parts = Pick<Compiled, 'sql' | 'decode'>

function compileCount(writing: Writing, { model, tree }: Asked): Parts {
  return { sql: countStatement(writing, model, tree), decode: sent => [Number(sent[0]?.[0])] }
}

/** A find, with the counts that were asked for beside it as further values of its rows, or alone when it has none. */
function compileList(writing: Writing, visible: Visible, group: Group, { model, read, tree }: Asked): Parts {
  const counts = group.slice(1)
  const list = findStatement(writing, visible, model, read === 'count' ? 'findMany' : read, tree)
  if (counts.length === 0) return { sql: list.sql, decode: (sent, memory) => [list.decode(sent, memory)] }
  const totals = counts.map(each => `(${countStatement(writing, each.model, each.tree)})`)
  return {
    sql: `select totals.*, list.* from (select ${totals.map((total, i) => `${total} n${i}`).join(', ')}) totals left join lateral (${numbered(list)}) list on true order by list.place`,
    decode(sent, memory) {
      const [head = []] = sent
      // Without rows the join leaves one line of nulls behind the totals.
      const rows = sent.filter(row => row[counts.length] !== null).map(row => row.slice(counts.length + 1))
      return [list.decode(rows, memory), ...counts.map((_, i) => Number(head[i]))]
    },
  }
}

const numbered = ({ sql }: FindStatement) => `select row_number() over () as place, page.* from (${sql}) page`

function compileByKey(
  writing: Writing,
  visible: Visible,
  group: Group,
  { model, tree: { where, ...rest } }: Asked,
): Parts {
  const key = oneKey(model, where) ?? ''
  const values = group.map(each => each.tree.where?.[key])
  const tree: Tree = {
    ...rest,
    ...(rest.select ? { select: { ...rest.select, [key]: true } } : {}),
    where: { ...where, [key]: { in: [...new Set(values)] } },
  }
  const list = findStatement(writing, visible, model, 'findMany', tree)
  return {
    sql: list.sql,
    decode(sent, memory) {
      const rows = list.decode(sent, memory) as Record<string, unknown>[]
      const byKey = new Map(rows.map(row => [row[key], row]))
      return values.map(value => byKey.get(value) ?? null)
    },
  }
}
