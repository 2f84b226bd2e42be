import { facts } from '../../src/db/generated/facts.ts'
import { isRemembered } from '../../src/db/read/memory.ts'
import type { TableFacts } from '../../src/db/read/table-facts.ts'
import { oneOf } from '../kills/random.ts'

type Random = () => number

const some = <Item>(random: Random, items: readonly Item[]): Item[] => items.filter(() => random() < 0.5)

/** A random tree that leads from a table to remembered ones, by any of their columns, relations and orders. */
export function anyTree(random: Random, model: string, depth = 3): object {
  const table = facts[model]
  if (!table) throw new Error(`There is no ${model}.`)
  const relations = Object.entries(table.relations)
    .filter(([, { to }]) => isRemembered(to) && depth > 0)
    .map(([name, { to, isList }]) => {
      const beneath = anyTree(random, to, depth - 1)
      return [name, isList ? { ...beneath, orderBy: anyOrder(random, facts[to]) } : beneath] as const
    })
  const branches = Object.fromEntries(isRemembered(model) ? some(random, relations) : relations)
  if (random() < 0.5) return Object.keys(branches).length ? { include: branches } : {}
  const columns = [...table.key, ...some(random, Object.keys(table.columns))]
  return { select: { ...Object.fromEntries(columns.map(name => [name, true])), ...branches } }
}

/** By any columns, and by the key behind them: Prisma says nothing about rows that tie. */
function anyOrder(random: Random, table: TableFacts | undefined): object[] {
  if (!table) return []
  const plain = Object.keys(table.columns).filter(name => !table.columns[name]?.isList)
  return [...new Set([oneOf(plain, random), oneOf(plain, random), ...table.key])].map(name => ({
    [name]: random() < 0.5 ? 'asc' : 'desc',
  }))
}
