import { cell } from './cell.ts'
import { isRemembered, type Memory, type Remembered, type RememberedRow } from './memory.ts'
import type { RelationFacts, TableFacts } from './table-facts.ts'
import { askedOf, isEmpty, type Tree, treeOf } from './tree.ts'
import { at, quoted, tableOf, type Writing } from './writing.ts'

/** A branch that no statement needs to follow: it selects the keys of its rows, and the rest is in memory. */
export interface RememberedBranch {
  /** One key, or a list of them, of the rows beneath. */
  readonly keys: string
  readonly read: (sent: unknown, memory: Memory) => unknown
}

type Shape = (row: RememberedRow, memory: Memory) => unknown

/** How a branch is read from memory; undefined where it asks for more than memory has, or not all may see it. */
export function planRemembered(
  writing: Writing,
  relation: RelationFacts,
  alias: string,
  tree: Tree,
): RememberedBranch | undefined {
  const { to } = relation
  const rows = writing.mayRemember && isRemembered(to) ? planRows(writing, to, relation, tree) : null
  const [here = '', there = ''] = [relation.here[0], relation.there[0]]
  if (!rows || !isRemembered(to)) return undefined
  const field = fieldOf(tableOf(writing, to), there)
  const facts = tableOf(writing, to).columns[field]
  if (!facts) return undefined
  writing.remember()
  if (!relation.join) {
    const key = cell(at(alias, here), facts)
    return {
      keys: key.sql,
      read: (sent, memory) => rows(sent === null ? [] : memory.where(to, field, key.decode(sent)), memory),
    }
  }
  const { table, hereEnd, thereEnd } = relation.join
  const join = writing.alias()
  const key = cell(at(join, thereEnd), facts)
  return {
    keys: `(select json_agg(${key.sql}) from ${quoted(table)} ${join} where ${at(join, hereEnd)} = ${at(alias, here)})`,
    read(sent, memory) {
      if (sent === null) return []
      const keys = (typeof sent === 'string' ? JSON.parse(sent) : sent) as unknown[]
      return rows(
        keys.flatMap(each => memory.where(to, field, key.decode(each))),
        memory,
      )
    },
  }
}

/** What a relation to a remembered table gives, from the rows that belong to it. */
function planRows(
  writing: Writing,
  model: Remembered,
  relation: RelationFacts,
  { select, include, where, orderBy, ...others }: Tree,
): ((rows: readonly RememberedRow[], memory: Memory) => unknown) | undefined {
  const isWhole = isEmpty(where) && isEmpty(others) && relation.here.length === 1
  const shape = isWhole ? planShape(writing, model, { select, include }) : undefined
  if (!shape) return undefined
  if (!relation.isList) return ([row], memory) => (row ? shape(row, memory) : null)
  const compare = planOrder(tableOf(writing, model), orderBy)
  return compare && ((rows, memory) => rows.toSorted(compare).map(row => shape(row, memory)))
}

/** Of one shape; the commonest rows come again soon. */
const mostMade = 500

/** The row as it was asked for; made once for each memory, since many rows refer to it. */
function planShape(writing: Writing, model: Remembered, tree: Tree): Shape | undefined {
  const table = tableOf(writing, model)
  const asked = askedOf(table, tree)
  const branches: [name: string, read: Shape][] = []
  for (const [name, value] of asked.beneath) {
    const relation = table.relations[name]
    if (!relation || relation.join || !isRemembered(relation.to)) return undefined
    const { to } = relation
    const rows = planRows(writing, to, relation, treeOf(value))
    if (!rows) return undefined
    const here = fieldOf(table, relation.here[0])
    const there = fieldOf(tableOf(writing, to), relation.there[0])
    const beneath = (key: unknown, memory: Memory) => (key === null ? [] : memory.where(to, there, key))
    branches.push([name, (row, memory) => rows(beneath(row.values[here], memory), memory)])
  }
  let made = new Map<RememberedRow, unknown>()
  let madeOf: Memory | undefined
  return (row, memory) => {
    if (madeOf !== memory || made.size > mostMade) {
      made = new Map()
      madeOf = memory
    }
    let shaped = made.get(row)
    if (!shaped) {
      shaped = Object.freeze(
        Object.fromEntries([
          ...asked.columns.map(name => [name, row.values[name]]),
          ...branches.map(([name, read]) => [name, read(row, memory)]),
        ]),
      )
      made.set(row, shaped)
    }
    return shaped
  }
}

type Compare = (a: RememberedRow, b: RememberedRow) => number

/** The order of a list as page.ts gives it to the database; undefined where it looks beyond the row's own columns. */
function planOrder(table: TableFacts, orderBy: Tree['orderBy']): Compare | undefined {
  const asked = [orderBy ?? []].flat().flatMap(order => Object.entries(order))
  const said = asked.filter(([, direction]) => direction !== undefined)
  if (
    !said.every(([name, way]) => table.columns[name]?.isList === false && (way === 'asc' || way === 'desc'))
  )
    return undefined
  const last = said.at(-1)?.[1] ?? 'asc'
  const keys = said.some(([name]) => table.columns[name]?.isUnique)
    ? said
    : [...said, ...table.key.map(name => [name, last] as const)]
  const signs = keys.map(([name, direction]) => [name, direction === 'desc' ? -1 : 1] as const)
  return (a, b) => {
    for (const [name, sign] of signs) {
      const difference = (a.ranks[name] ?? 0) - (b.ranks[name] ?? 0)
      if (difference) return sign * difference
    }
    return 0
  }
}

const fieldOf = ({ columns }: TableFacts, column: string | undefined): string =>
  Object.keys(columns).find(name => columns[name]?.column === column) ?? ''
