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

const none: readonly RememberedRow[] = []

/** What the remembered tables held at one moment; while the database says this revision, they hold it still. */
export class Memory {
  readonly revision: string
  readonly #tables: ReadonlyMap<Remembered, readonly RememberedRow[]>
  readonly #indexes = new Map<Remembered, Map<string, Map<unknown, RememberedRow[]>>>()

  constructor(revision: string, tables: ReadonlyMap<Remembered, readonly RememberedRow[]>) {
    this.revision = revision
    this.#tables = tables
  }

  rows(model: Remembered): readonly RememberedRow[] {
    return this.#tables.get(model) ?? []
  }

  /** The rows whose field has this value. */
  where(model: Remembered, field: string, value: unknown): readonly RememberedRow[] {
    return (this.#indexes.get(model)?.get(field) ?? this.#index(model, field)).get(value) ?? none
  }

  #index(model: Remembered, field: string): Map<unknown, RememberedRow[]> {
    const index = Map.groupBy(this.rows(model), row => row.values[field])
    const indexes = this.#indexes.get(model) ?? new Map<string, typeof index>()
    this.#indexes.set(model, indexes.set(field, index))
    return index
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
