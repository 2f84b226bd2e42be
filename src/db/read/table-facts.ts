/** What the clients for reading and writing know of a table; src/db/generated/facts.ts holds all of them. */
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
  /** What whoever writes a row makes for it: an id where none is given, or the moment of each change. */
  readonly made?: 'id' | 'changedAt'
}

/** Rows belong together where `here` (columns of this table) equals `there` (of the other one), or by a join table. */
export interface RelationFacts {
  readonly to: string
  readonly isList: boolean
  readonly here: readonly string[]
  readonly there: readonly string[]
  /** Whether a row of this table names the other one: `here` is its foreign key. */
  readonly isNamedHere?: true
  /** Columns of the other table that have these values in all rows that belong to one of this table. */
  readonly only?: Readonly<Record<string, string>>
  /** What is there says the same of a row as the row itself: whoever sees this one, may know it. */
  readonly isOfRow?: true
  readonly join?: { readonly table: string; readonly hereEnd: string; readonly thereEnd: string }
}
