import { facts } from '../generated/facts.ts'
import { askedOf, isEmpty, isRecord, type Tree, type Visible, type Where } from '../read/tree.ts'

/** A row as a statement that wrote it gives it back. */
export interface WrittenRow {
  readonly model: string
  readonly id: string
  /** Which columns it has; all of them unless some were shown only. */
  readonly columns: readonly string[] | undefined
  readonly read: () => Record<string, unknown>
}

/** Which columns of a model's rows an answer shows at most; undefined where it may show any. */
export type Shown = (model: string) => readonly string[] | undefined

/**
 * The row that a request wrote last, as it stands since then, if its viewer may see it: the look-up that answers a
 * mutation takes it from here when it asks for nothing but columns of the row. Any other write makes it stale.
 */
export class JustWritten {
  /** The rule under which a row may be given back. */
  readonly ruleOf: Visible
  #row: WrittenRow | undefined
  #shown: Shown = () => undefined

  constructor(ruleOf: Visible) {
    this.ruleOf = ruleOf
  }

  /** Said before something is written, of the answer to it. */
  willShow(shown: Shown): void {
    this.#shown = shown
  }

  shown(model: string): readonly string[] | undefined {
    return this.#shown(model)
  }

  keep(row: WrittenRow | undefined): void {
    this.#row = row
  }

  /** A look-up of the whole row has the columns that will be shown. */
  take(model: string, tree: Tree): Record<string, unknown> | undefined {
    const row = this.#row
    const table = facts[model]
    if (!row || !table || row.model !== model || tree.where?.id !== row.id) return undefined
    // Whoever looks a second time may want to know what others did since.
    this.#row = undefined
    if (!isByIdAlone(tree)) return undefined
    if (!tree.select && isEmpty(tree.include)) return row.read()
    const { columns, beneath } = askedOf(table, tree)
    if (beneath.length > 0) return undefined
    if (!columns.every(name => row.columns?.includes(name) ?? true)) return undefined
    const read = row.read()
    return Object.fromEntries(columns.map(name => [name, read[name]]))
  }
}

const isByIdAlone = ({ where, select, include, ...others }: Tree): boolean =>
  where !== undefined &&
  Object.keys(where).length === 1 &&
  Object.values(others).every(option => option === undefined)

/** Whether a rule speaks of the row alone: of other tables a statement does not see what it has just written there. */
export const isOwn = (model: string, rule: Where): boolean =>
  Object.entries(rule).every(([name, value]) =>
    name === 'AND' || name === 'OR' || name === 'NOT'
      ? [value].flat().every(inner => isRecord(inner) && isOwn(model, inner))
      : facts[model]?.columns[name] !== undefined,
  )
