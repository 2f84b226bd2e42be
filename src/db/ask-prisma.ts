import { facts } from './generated/facts.ts'
import type { PrismaClient } from './generated/client/client.ts'
import type { Question } from './read/question.ts'
import type { RelationFacts } from './read/table-facts.ts'
import { type Branches, isEmpty, type Tree, treeOf } from './read/tree.ts'

// What has no statement of its own is answered by Prisma, under the same rules. Those of lists, look-ups and counts
// stand in the guarded tree as Prisma takes them. A single row beneath another takes no filter from Prisma: such
// rows are read with their keys, and what the rule does not let pass is taken out again.

type Row = Record<string, unknown>

/** Answers a question whose tree is guarded. */
export async function askPrisma(
  prisma: PrismaClient,
  { model, read, tree }: Pick<Question, 'model' | 'read' | 'tree'>,
): Promise<unknown> {
  const answer = await ask(prisma, model, read, withKeys(model, tree))
  const rows = [answer].flat().filter(row => typeof row === 'object' && row !== null) as Row[]
  await hide(prisma, model, rows, tree)
  return answer
}

/** All models answer alike; which one it is, the facts of the schema say. */
function ask(prisma: PrismaClient, model: string, read: string, tree: object): Promise<unknown> {
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`
  return prisma[name as 'lesson'][read as 'findMany'](tree)
}

/** The tree without filters on single rows, and with the keys by which those rows are found again. */
function withKeys(model: string, { select, include, kept: _shelves, ...others }: Tree): Tree {
  const widen = (branches: Branches) =>
    Object.fromEntries(
      Object.entries(branches).map(([name, value]) => {
        const relation = facts[model]?.relations[name]
        return [name, value && relation ? widened(relation, treeOf(value)) : value]
      }),
    )
  return { ...others, ...(select && { select: widen(select) }), ...(include && { include: widen(include) }) }
}

function widened(relation: RelationFacts, branch: Tree): unknown {
  const tree = withKeys(relation.to, branch)
  if (relation.isList) return tree
  const { where: _rule, ...open } = tree
  const keys = Object.fromEntries(keyOf(relation.to).map(name => [name, true]))
  const whole = open.select ? { ...open, select: { ...open.select, ...keys } } : open
  return isEmpty(whole) ? true : whole
}

const keyOf = (model: string): readonly string[] => facts[model]?.key ?? []

/** Takes out of these rows what their tree's rules hide, at any depth, and the keys that nobody asked for. */
async function hide(prisma: PrismaClient, model: string, rows: readonly Row[], tree: Tree): Promise<void> {
  for (const [name, value] of Object.entries({ ...tree.select, ...tree.include })) {
    const relation = facts[model]?.relations[name]
    if (!value || !relation) continue
    const branch = treeOf(value)
    if (!relation.isList && !isEmpty(branch.where)) await hideOnes(prisma, relation.to, rows, name, branch)
    const beneath = rows.flatMap(row => row[name] ?? []) as Row[]
    await hide(prisma, relation.to, beneath, branch)
    if (!relation.isList && branch.select)
      for (const key of keyOf(relation.to))
        if (!branch.select[key]) beneath.forEach(row => Reflect.deleteProperty(row, key))
  }
}

async function hideOnes(
  prisma: PrismaClient,
  model: string,
  rows: readonly Row[],
  name: string,
  { where }: Tree,
): Promise<void> {
  const keys = keyOf(model)
  const ones = rows.flatMap(row => row[name] ?? []) as Row[]
  const among = ones.map(one => Object.fromEntries(keys.map(key => [key, one[key]])))
  const select = Object.fromEntries(keys.map(key => [key, true]))
  const seen = await ask(prisma, model, 'findMany', { where: { AND: [{ OR: among }, where] }, select })
  const named = (row: Row) => JSON.stringify(keys.map(key => row[key]))
  const visible = new Set((seen as Row[]).map(named))
  for (const row of rows) {
    const one = row[name] as Row | null
    if (one && !visible.has(named(one))) row[name] = null
  }
}
