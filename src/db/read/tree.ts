import type { TableFacts } from './table-facts.ts'

/** What a read asks for: plugin-prisma's selection of a GraphQL field, or what a resolver wrote, in Prisma's words. */
export interface Tree {
  readonly select?: Branches
  readonly include?: Branches
  readonly where?: Where
  readonly orderBy?: OrderBy | readonly OrderBy[]
  readonly take?: number
  readonly skip?: number
  readonly cursor?: Where
  /** Set by the reading client alone: the rows are taken from shelves. */
  readonly kept?: KeptList
  readonly [option: string]: unknown
}

export type Branches = Readonly<Record<string, unknown>>
export type Where = Readonly<Record<string, unknown>>
export type OrderBy = Readonly<Record<string, unknown>>

/** The condition on the rows of a table that its reader may see; undefined for all of them. */
export type Visible = (model: string) => Where | undefined

/** The place of a value in a question whose shape is looked at apart; see lift.ts. */
export class Hole {
  readonly index: number

  constructor(index: number) {
    this.index = index
  }

  toJSON(): string {
    return '?'
  }
}

/** A value that stands in the statement itself and belongs to its shape; never one that somebody sent. */
export class Constant {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/**
 * Rows of a table that stand on shelves, in the orders of their lists and counted, so that a page or a total of a
 * whole shelf costs the same however many stand there. By name:
 *
 * shelves   id, count: how many stood on it when the changes were last folded in
 * places    shelfId, id (of the row), and the columns of the orders under their names in the row
 * changes   sign, shelves: a row came onto these shelves or left them since
 */
export interface Kept {
  readonly shelves: string
  readonly places: string
  readonly changes: string
  /** The shelves that are for this reader; no row stands on two of them that are asked for together. */
  readonly readers: Where
  /** What this reader may see of the rows that stand on no shelf; absent where that is nothing. */
  readonly beside?: Where
}

/** What is asked for of a table that is kept. */
export interface Shelf {
  /** As a filter on the shelves. */
  readonly on: Where
  /** The same said of the rows themselves, for those that stand on no shelf. */
  readonly where: Where
}

/** A list on a shelf: what is kept, which shelf, and the filter of the list alone, without its reader's rule. */
export interface KeptList extends Kept {
  readonly shelf: Shelf
  readonly bounds: Where
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Constant) &&
  !(value instanceof Date) &&
  !(value instanceof Hole)

export const treeOf = (value: unknown): Tree => (isRecord(value) ? value : {})

/** Whether nothing is said: no condition, no option. */
export const isEmpty = (said: Readonly<Record<string, unknown>> | undefined): boolean =>
  said === undefined || Object.values(said).every(value => value === undefined)

/** What a tree asks of a table: columns, and what lies beneath the row (relations, counts). */
export function askedOf(
  table: TableFacts,
  { select, include }: Tree,
): { columns: string[]; beneath: [name: string, value: unknown][] } {
  const asked = Object.entries({ ...select, ...include }).filter(([, value]) => value)
  const columns = select ? asked.map(([name]) => name) : Object.keys(table.columns)
  return {
    columns: columns.filter(name => table.columns[name]),
    beneath: asked.filter(([name]) => !table.columns[name]),
  }
}

/** A read that has no statement here; Prisma itself then answers it, and it is counted. */
export class CannotCompile extends Error {
  constructor(what: string) {
    super(`No statement for ${what}.`)
    this.name = 'CannotCompile'
  }
}
