import { facts } from '../generated/facts.ts'
import type { ColumnFacts, TableFacts } from '../read/table-facts.ts'
import { CannotCompile, type Hole, type Where } from '../read/tree.ts'

/** What one write does to one table. The steps of a transaction are its shape: values stand apart, in holes. */
export type Step =
  | {
      readonly insert: string
      readonly row: Columns
      readonly unlessThere?: boolean
      readonly isAnswer?: boolean
    }
  | {
      readonly update: string
      readonly where: Where
      readonly set: Columns
      readonly isOne: boolean
      readonly isAnswer?: boolean
      /** Of what its writer may see only: the rule under which it is given back. */
      readonly isRuled?: boolean
    }
  | { readonly delete: string; readonly where: Where; readonly isOne: boolean }
  | { readonly link: Link; readonly keys: Keys }
  | { readonly unlink: Link; readonly but: readonly Keys[] }

export type Columns = Readonly<Record<string, Value>>
export type Value = Hole | Named | { readonly increment: Hole }

/** The key of a row that is named by another unique field: it has to be there. */
export interface Named {
  readonly key: string
  readonly of: string
  readonly by: string
  readonly is: Hole
}

/** Rows of a table that are joined to one of another. */
export interface Link {
  readonly model: string
  readonly relation: string
  readonly of: Hole
}

/** Rows to be joined, by the values of a unique field. */
export interface Keys {
  readonly by: string
  readonly are: Hole
}

export function tableOf(model: string): TableFacts {
  const table = facts[model]
  if (!table) throw new Error(`There is no table for ${model}.`)
  return table
}

/** The field of the one column by which rows of two tables belong together. */
export function fieldAt(table: TableFacts, [column, ...others]: readonly string[]): string {
  const field = Object.entries(table.columns).find(([, facts]) => facts.column === column)?.[0]
  if (!field || others.length) throw new CannotCompile('a relation by several columns')
  return field
}

/** That a row is named by this field at most once. */
export function unique(model: string, field: string): string {
  if (!tableOf(model).columns[field]?.isUnique) throw new CannotCompile(`a row by ${model}.${field}`)
  return field
}

export function columnOf(model: string, name: string): ColumnFacts {
  const column = tableOf(model).columns[name]
  if (!column) throw new Error(`${model} has no ${name}.`)
  return column
}
