import { condition } from './condition.ts'
import { askedKeys, directionOf } from './page.ts'
import { CannotCompile, type KeptList, type Tree } from './tree.ts'
import { at, quoted, tableOf, type Writing } from './writing.ts'

/** The ids of a page, as a table `name` with one column `id`: a few from each shelf, and of these the first. */
export function keysOfPage(
  writing: Writing,
  model: string,
  tree: Tree,
  kept: KeptList,
  name: string,
): string {
  const { take, skip, cursor, distinct } = tree
  if (take === undefined || take < 0 || !Number.isSafeInteger(take) || skip || cursor || distinct)
    throw new CannotCompile('a list on shelves that is no page by keys')
  const shelf = writing.alias()
  const place = writing.alias()
  const row = writing.alias()
  const few = (of: string, alias: string, source: string, conditions: readonly string[]) => {
    const keys = askedKeys(writing, of, alias, tree)
    const columns = keys.map((key, i) => `${key.sql} k${i}`)
    const order = keys.map(key => `${key.sql} ${directionOf(key, false)}`)
    const where = [...conditions, condition(writing, of, alias, kept.bounds)].join(' and ')
    return {
      sql: `(select ${idOf(writing, of, alias)} id, ${columns.join(', ')} from ${source} ${alias} where ${where} order by ${order.join(', ')} limit ${take})`,
      order: keys.map((key, i) => `k${i} ${directionOf(key, false)}`).join(', '),
    }
  }
  const ofShelf = `${columnOf(writing, kept.places, place, 'shelfId')} = ${idOf(writing, kept.shelves, shelf)}`
  const onShelves = few(kept.places, place, tableNamed(writing, kept.places), [ofShelf])
  const placed = `select ${place}.* from ${tableNamed(writing, kept.shelves)} ${shelf} cross join lateral ${onShelves.sql} ${place} where ${isAskedFor(writing, kept, shelf)}`
  const beside = kept.beside
    ? ` union all ${few(model, row, tableNamed(writing, model), [isBeside(writing, model, kept, row)]).sql}`
    : ''
  return `(select id from (${placed}${beside}) ${name} order by ${onShelves.order} limit ${take}) ${name}`
}

/** How many rows a shelf has for its reader: what is kept, what is not folded in yet, and what stands on no shelf. */
export function countOnShelves(writing: Writing, model: string, kept: KeptList): string {
  const [shelf, other, change, row] = [writing.alias(), writing.alias(), writing.alias(), writing.alias()]
  const shelves = tableNamed(writing, kept.shelves)
  const counted = `(select coalesce(sum(${columnOf(writing, kept.shelves, shelf, 'count')}), 0) from ${shelves} ${shelf} where ${isAskedFor(writing, kept, shelf)})`
  const changed = `(select coalesce(sum(${columnOf(writing, kept.changes, change, 'sign')}), 0) from ${tableNamed(writing, kept.changes)} ${change} where ${columnOf(writing, kept.changes, change, 'shelves')} && array(select ${idOf(writing, kept.shelves, other)} from ${shelves} ${other} where ${isAskedFor(writing, kept, other)}))`
  const beside = kept.beside
    ? ` + (select count(*) from ${tableNamed(writing, model)} ${row} where ${isBeside(writing, model, kept, row)})`
    : ''
  return `select ${counted} + ${changed}${beside}`
}

const isAskedFor = (writing: Writing, { shelves, shelf, readers }: KeptList, alias: string): string =>
  condition(writing, shelves, alias, { AND: [shelf.on, readers] })

const isBeside = (writing: Writing, model: string, { shelf, beside = {} }: KeptList, alias: string): string =>
  condition(writing, model, alias, { AND: [beside, shelf.where] })

const tableNamed = (writing: Writing, model: string): string => quoted(tableOf(writing, model).table)

const idOf = (writing: Writing, model: string, alias: string): string => columnOf(writing, model, alias, 'id')

function columnOf(writing: Writing, model: string, alias: string, name: string): string {
  const column = tableOf(writing, model).columns[name]
  if (!column) throw new Error(`${model} is kept without ${name}.`)
  return at(alias, column.column)
}
