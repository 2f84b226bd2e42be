import { getDatamodel } from './generated/pothos.ts'
import type { Prisma, PrismaClient } from './generated/client/client.ts'

/** Which rows of a table its reader may see. */
export interface RowRule {
  /** As a Prisma filter: joined to every list, count and look-up of the table, at any depth. */
  readonly where: object
  /** The same on a row in hand, for relations to one row, where Prisma takes no filter; and the fields it needs. */
  readonly holds?: (row: Readonly<Record<string, unknown>>) => boolean
  readonly fields?: readonly string[]
}

export type RowRules = { readonly [Model in Prisma.ModelName]?: RowRule }

/** The tree that a read asks for: what plugin-prisma makes of a selection, or a resolver writes by hand. */
interface Tree {
  select?: Record<string, unknown>
  include?: Record<string, unknown>
  where?: object
  [option: string]: unknown
}

type Row = Record<string, unknown>
type Fields = ReadonlyMap<string, { type: string; isList: boolean }>

const relations: ReadonlyMap<string, Fields> = readRelations()
const reads = ['findMany', 'findFirst', 'findFirstOrThrow', 'findUnique', 'findUniqueOrThrow', 'count', 'aggregate', 'groupBy'] as const

/** Prisma's models with their reading methods only. What is not visible to the reader is not there. */
export type VisibleClient = Pick<PrismaClient, '$connect'> & {
  readonly [Model in Uncapitalize<Prisma.ModelName>]: Pick<PrismaClient[Model], (typeof reads)[number]>
}

/**
 * A client for one reader: every read, and every relation inside it, passes the reader's row rules. No resolver
 * can forget them, since it has no other client to read with.
 */
export function visibleClient(prisma: PrismaClient, rules: RowRules): VisibleClient {
  const client: Record<string, object> = { $connect: () => prisma.$connect() }
  for (const model of relations.keys()) {
    const name = model.charAt(0).toLowerCase() + model.slice(1)
    Object.defineProperty(client, name, { get: () => reader(prisma, model, name, rules), enumerable: true })
  }
  return client as VisibleClient
}

function reader(prisma: PrismaClient, model: string, name: string, rules: RowRules): object {
  const delegate = (prisma as unknown as Record<string, Record<string, (tree: Tree) => Promise<unknown>>>)[name]
  return Object.fromEntries(
    reads.map(read => [
      read,
      async (tree: Tree = {}) => {
        const guarded = guardTree(model, tree, rules)
        const answer = await delegate?.[read]?.(guarded)
        if (read.startsWith('find')) veil(model, guarded, answer, rules)
        return answer
      },
    ]),
  )
}

/** The tree with the rules of its table joined to it, and of every relation beneath. */
function guardTree(model: string, tree: Tree, rules: RowRules): Tree {
  const guarded = { ...guardBranches(model, tree, rules) }
  const rule = ruleOf(model, rules)
  if (rule) guarded.where = joined(guarded.where, rule.where)
  return guarded
}

function guardBranches(model: string, tree: Tree, rules: RowRules): Tree {
  const guarded = { ...tree }
  for (const part of ['select', 'include'] as const) {
    const branch = tree[part]
    if (!branch) continue
    guarded[part] = Object.fromEntries(
      Object.entries(branch).map(([name, value]) => [name, guardField(model, name, value, rules)]),
    )
  }
  return guarded
}

function guardField(model: string, name: string, value: unknown, rules: RowRules): unknown {
  if (!value) return value
  if (name === '_count') return guardCounts(model, value, rules)
  const relation = relations.get(model)?.get(name)
  if (!relation) return value
  const tree: Tree = value === true ? {} : (value as Tree)
  if (relation.isList) return guardTree(relation.type, tree, rules)
  const guarded = guardBranches(relation.type, tree, rules)
  const rule = ruleOf(relation.type, rules)
  if (!rule) return Object.keys(guarded).length ? guarded : true
  if (!rule.holds) throw new Error(`${model}.${name} leads to one ${relation.type}, whose row rule cannot be checked on a row.`)
  if (guarded.select) for (const needed of rule.fields ?? []) guarded.select = { ...guarded.select, [needed]: true }
  return Object.keys(guarded).length ? guarded : true
}

function guardCounts(model: string, value: unknown, rules: RowRules): unknown {
  const asked = value === true ? undefined : (value as Tree).select
  const names = asked ? Object.keys(asked).filter(name => asked[name]) : listsOf(model)
  const select = names.map(name => {
    const target = relations.get(model)?.get(name)?.type
    const rule = target && ruleOf(target, rules)
    const given = asked?.[name]
    if (!rule) return [name, given ?? true]
    return [name, { where: joined(typeof given === 'object' ? (given as Tree).where : undefined, rule.where) }]
  })
  return { select: Object.fromEntries(select) }
}

const listsOf = (model: string) => [...(relations.get(model) ?? [])].filter(([, to]) => to.isList).map(([name]) => name)

const ruleOf = (model: string, rules: RowRules): RowRule | undefined => (rules as Record<string, RowRule | undefined>)[model]

// A look-up by a unique key keeps its key at the top, as Prisma asks.
const joined = (where: object | undefined, more: object): object =>
  where ? { ...where, AND: [...('AND' in where ? [where.AND].flat() : []), more] } : more

/** Takes the rows out of an answer that a relation to one row brought and the reader may not see. */
function veil(model: string, tree: Tree, answer: unknown, rules: RowRules): void {
  if (Array.isArray(answer)) {
    for (const row of answer) veil(model, tree, row, rules)
    return
  }
  if (!answer || typeof answer !== 'object') return
  const row = answer as Row
  for (const branch of [tree.select, tree.include]) {
    for (const [name, value] of Object.entries(branch ?? {})) {
      const relation = relations.get(model)?.get(name)
      const related = row[name]
      if (!relation || !value || !related) continue
      const rule = relation.isList ? undefined : ruleOf(relation.type, rules)
      if (rule?.holds && !rule.holds(related as Row)) row[name] = null
      else veil(relation.type, value === true ? {} : (value as Tree), related, rules)
    }
  }
}

function readRelations(): Map<string, Fields> {
  const { models } = getDatamodel().datamodel
  return new Map(
    Object.entries(models).map(([model, { fields }]) => [
      model,
      new Map(fields.flatMap(f => (f.kind === 'object' ? [[f.name, { type: f.type, isList: f.isList }]] : []))),
    ]),
  )
}
