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

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
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
