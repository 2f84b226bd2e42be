import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/db/database.ts'
import { facts } from '../../src/db/generated/facts.ts'
import { remembered } from '../../src/db/read/memory.ts'
import type { ColumnFacts } from '../../src/db/read/table-facts.ts'

/** Every column of every remembered table. */
export const allColumns = (): [model: string, column: string][] =>
  remembered.flatMap(model =>
    Object.keys(facts[model]?.columns ?? {}).map((name): [string, string] => [model, name]),
  )

/** Gives a column another value in one row that others refer to; the keys that point to it follow. */
export async function changeColumn(database: Database, model: string, name: string): Promise<void> {
  const table = facts[model]
  const column = table?.columns[name]
  if (!table || !column) throw new Error(`${model} has no ${name}.`)
  const relation = Object.values(table.relations).find(each => !each.isList && each.here[0] === column.column)
  const [target, key] = [facts[relation?.to ?? '']?.table, relation?.there[0]]
  const next = relation
    ? `(select other.${key} from ${target} other where other.${key}::text not in (t.${column.column}::text, t.${table.key[0]}::text) order by other.${key} limit 1)`
    : another(column)
  const rows = await database.query(
    `update ${table.table} t set ${column.column} = ${next}
     where t.${table.key[0]} = (select ${table.key[0]} from ${table.table} where ${column.column} is not null order by ${table.key[0]} limit 1)
     returning 1 as changed`,
  )
  if (rows.length !== 1) throw new Error(`No row of ${model} was changed.`)
}

function another({ column, type, isList, isUnique }: ColumnFacts): string {
  if (isList) return `t.${column} || 'x'::text`
  switch (type) {
    case 'uuid':
      return `'${randomUUID()}'`
    case 'text':
      return `t.${column} || 'é'`
    case 'int4':
      return isUnique ? `t.${column} + 1000` : `t.${column} - 1`
    case 'bool':
      return `not t.${column}`
    case 'timestamptz':
      return `t.${column} + interval '1 day'`
    default:
      return `(select v from unnest(enum_range(null::${type})) v where v <> t.${column} limit 1)`
  }
}
