import type { Prisma } from '../generated/client/client.ts'

/** The small tables that everything refers to; the migration `reference_revision` has a trigger for each of them. */
export const remembered = [
  'MissionType',
  'Activity',
  'PolicyDomain',
  'Region',
  'Country',
  'Programme',
  'Collection',
  'Municipality',
] as const satisfies readonly Prisma.ModelName[]

export type Remembered = (typeof remembered)[number]

const names: ReadonlySet<string> = new Set(remembered)
export const isRemembered = (model: string): model is Remembered => names.has(model)

type RowOf<Model extends Remembered> = Prisma.TypeMap['model'][Model]['payload']['scalars']

/** A row of such a table, with its place in the order of each column as the database sorts it. */
export interface RememberedRow {
  readonly values: Readonly<Record<string, unknown>>
  readonly ranks: Readonly<Record<string, number>>
}

/** What the remembered tables held at one moment; while the database says this revision, they hold it still. */
export class Memory {
  readonly revision: string
  readonly #tables: ReadonlyMap<Remembered, readonly RememberedRow[]>
  readonly #indexes = new Map<string, Map<unknown, RememberedRow[]>>()

  constructor(revision: string, tables: ReadonlyMap<Remembered, readonly RememberedRow[]>) {
    this.revision = revision
    this.#tables = tables
  }

  rows(model: Remembered): readonly RememberedRow[] {
    return this.#tables.get(model) ?? []
  }

  /** The rows whose field has this value. */
  where(model: Remembered, field: string, value: unknown): readonly RememberedRow[] {
    const name = `${model}.${field}`
    let index = this.#indexes.get(name)
    if (!index) {
      index = Map.groupBy(this.rows(model), row => row.values[field])
      this.#indexes.set(name, index)
    }
    return index.get(value) ?? []
  }

  /** The row that has this code, with its columns as they are. */
  byCode<Model extends Exclude<Remembered, 'Municipality'>>(
    model: Model,
    code: string,
  ): RowOf<Model> | undefined {
    // The decoder made it from this table's columns.
    return this.where(model, 'code', code)[0]?.values as RowOf<Model> | undefined
  }
}
