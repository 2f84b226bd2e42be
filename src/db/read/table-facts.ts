/** What the reading client knows of a table; src/db/generated/facts.ts holds all of them. */
export interface TableFacts {
  readonly table: string
  /** The fields of the primary key. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, ColumnFacts>>
  readonly relations: Readonly<Record<string, RelationFacts>>
}

export interface ColumnFacts {
  readonly column: string
  /** As SQL casts to it: uuid, text, "State" … */
  readonly type: string
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isUnique: boolean
}

/** Rows belong together where `here` (columns of this table) equals `there` (of the other one), or by a join table. */
export interface RelationFacts {
  readonly to: string
  readonly isList: boolean
  readonly here: readonly string[]
  readonly there: readonly string[]
  readonly join?: { readonly table: string; readonly hereEnd: string; readonly thereEnd: string }
}
