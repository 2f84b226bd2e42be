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

/** The condition on a row of a model that its reader may see. */
export type Visible = (model: string) => Where | undefined

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

export const treeOf = (value: unknown): Tree => (isRecord(value) ? value : {})

/** A read that has no statement here; Prisma itself then answers it, and it is counted. */
export class CannotCompile extends Error {
  constructor(what: string) {
    super(`No statement for ${what}.`)
    this.name = 'CannotCompile'
  }
}
