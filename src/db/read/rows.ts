import { cell, type Cell, isTrue } from './cell.ts'
import { condition } from './condition.ts'
import { planRemembered } from './from-memory.ts'
import { aggregated, type Cells, readAggregated } from './json-rows.ts'
import type { Memory } from './memory.ts'
import { page } from './page.ts'
import type { RelationFacts } from './table-facts.ts'
import { askedOf, CannotCompile, isRecord, type Tree, treeOf } from './tree.ts'
import { at, related, tableOf, type Writing } from './writing.ts'

/** Reads rows of the shape that Prisma gives from the cells that were sent, and from memory what was not. */
export type Decode = (sent: readonly unknown[], memory: Memory) => Record<string, unknown>

/** What a statement selects for one row of a table and all that hangs beneath it. */
export interface RowPlan extends Cells {
  readonly joins: readonly string[]
  readonly decode: Decode
}

export function planRow(writing: Writing, model: string, alias: string, tree: Tree): RowPlan {
  const plan: Plan = { cells: [], joins: [], isFlat: true }
  const decode = planFields(writing, model, alias, tree, plan)
  return { ...plan, decode }
}

interface Plan {
  readonly cells: string[]
  readonly joins: string[]
  isFlat: boolean
}

type Part = readonly [name: string, read: (sent: readonly unknown[], memory: Memory) => unknown]

function planFields(writing: Writing, model: string, alias: string, tree: Tree, plan: Plan): Decode {
  const table = tableOf(writing, model)
  const asked = askedOf(table, tree)
  const parts: Part[] = asked.columns.flatMap(name => {
    const column = table.columns[name]
    return column ? [[name, take(plan, cell(at(alias, column.column), column))]] : []
  })
  for (const [name, value] of asked.beneath) {
    if (name === '_count') parts.push([name, planCounts(writing, model, alias, value, plan)])
    else {
      const relation = table.relations[name]
      if (!relation) throw new CannotCompile(`${model}.${name}`)
      parts.push([name, planRelation(writing, relation, alias, treeOf(value), plan)])
    }
  }
  return (sent, memory) => {
    const row: Record<string, unknown> = {}
    for (const [name, read] of parts) row[name] = read(sent, memory)
    return row
  }
}

function planRelation(
  writing: Writing,
  relation: RelationFacts,
  alias: string,
  tree: Tree,
  plan: Plan,
): Part[1] {
  const branch = planRemembered(writing, relation, alias, tree)
  if (branch) {
    plan.isFlat &&= !relation.isList
    const index = plan.cells.push(branch.keys) - 1
    return (sent, memory) => branch.read(sent[index], memory)
  }
  const planned = relation.isList ? planMany : planOne
  return planned(writing, relation, alias, tree, plan)
}

function take(plan: Plan, { sql, decode }: Cell): Part[1] {
  const index = plan.cells.push(sql) - 1
  return sent => decode(sent[index])
}

/** One row of another table: joined beside, its cells among ours; the rule of who sees it stands in the tree. */
function planOne(writing: Writing, relation: RelationFacts, alias: string, tree: Tree, plan: Plan): Part[1] {
  const to = writing.alias()
  const { source, tie } = related(writing, relation, alias, to)
  if (relation.join) throw new CannotCompile('one row through a join table')
  const seen = tree.where ? condition(writing, relation.to, to, tree.where) : 'true'
  plan.joins.push(`left join ${source} on ${tie}${seen === 'true' ? '' : ` and ${seen}`}`)
  const key = relation.there[0] ?? ''
  const isThere = take(plan, {
    sql: `${at(to, key)} is not null`,
    decode: isTrue,
  })
  const decode = planFields(writing, relation.to, to, tree, plan)
  return (sent, memory) => (isThere(sent, memory) ? decode(sent, memory) : null)
}

/** Many rows of another table: one JSON cell, its page cut before anything is joined to it. */
function planMany(writing: Writing, relation: RelationFacts, alias: string, tree: Tree, plan: Plan): Part[1] {
  const to = writing.alias()
  const { source, tie } = related(writing, relation, alias, to)
  const { where, order, limit, isBackward } = page(writing, relation.to, to, tree)
  const row = planRow(writing, relation.to, to, tree)
  const chosen = `${source} where ${tie}${where === 'true' ? '' : ` and ${where}`}`
  const from =
    row.joins.length || limit
      ? `(select ${to}.* from ${chosen} ${order} ${limit}) ${to} ${row.joins.join(' ')}`
      : chosen
  plan.isFlat = false
  const index = plan.cells.push(`(select json_agg(${aggregated(row)} ${order}) from ${from})`) - 1
  return (sent, memory) => {
    const rows = readAggregated(sent[index], row).map(each => row.decode(each, memory))
    return isBackward ? rows.reverse() : rows
  }
}

function planCounts(writing: Writing, model: string, alias: string, value: unknown, plan: Plan): Part[1] {
  const { select } = treeOf(value)
  if (!select) throw new CannotCompile('all counts of a row at once')
  const counts: Part[] = Object.entries(select).flatMap(([name, asked]) => {
    const relation = tableOf(writing, model).relations[name]
    if (!asked) return []
    if (!relation) throw new CannotCompile(`a count of ${model}.${name}`)
    const to = writing.alias()
    const { source, tie } = related(writing, relation, alias, to)
    const filter =
      isRecord(asked) && isRecord(asked.where) ? condition(writing, relation.to, to, asked.where) : 'true'
    const sql = `(select count(*) from ${source} where ${tie}${filter === 'true' ? '' : ` and ${filter}`})`
    return [[name, take(plan, { sql, decode: Number })]]
  })
  return (sent, memory) => Object.fromEntries(counts.map(([name, read]) => [name, read(sent, memory)]))
}
