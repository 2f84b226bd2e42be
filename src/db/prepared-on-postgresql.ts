import type pg from 'pg'
import type { Send } from './read/statement.ts'
import { statementNames } from './statement-names.ts'

/**
 * Reading statements whose plans are kept. pg's own queries ask each time anew what columns a statement has, and find
 * a parser for each; whoever wants every value as it is printed needs neither.
 */
export function preparedOn(pool: pg.Pool): Send {
  const names = statementNames()
  return async (text, values) => {
    const client = await pool.connect()
    try {
      const rows = await run(client, names.of(text) ?? '', text, values)
      client.release()
      return rows
    } catch (error) {
      // What became of the connection, nobody knows: the pool opens another one.
      client.release(true)
      throw error
    }
  }
}

const run = (client: pg.PoolClient, name: string, text: string, values: readonly unknown[]) =>
  new Promise<Rows>((resolve, reject) => {
    client.query(new Reading(name, text, values, (error, rows) => (error ? reject(error) : resolve(rows))))
  })

type Rows = (string | null)[][]

/** The names that a connection knows; one on which something failed is not used again. */
const known = new WeakMap<pg.Connection, Set<string>>()

/** One statement on its way, in the words by which pg's client tells what comes back. */
class Reading implements pg.Submittable {
  readonly name: string
  readonly text: string
  readonly #values: readonly unknown[]
  readonly #rows: Rows = []
  /** Called by the client too, when the connection breaks. */
  readonly callback: (error: Error | null | undefined, rows: Rows) => void

  constructor(name: string, text: string, values: readonly unknown[], callback: Reading['callback']) {
    this.name = name
    this.text = text
    this.#values = values
    this.callback = callback
  }

  submit(connection: pg.Connection): void {
    const { name: statement, text } = this
    const names = known.get(connection) ?? new Set()
    known.set(connection, names)
    connection.stream.cork()
    if (!names.has(statement)) connection.parse({ name: statement, text, types: [] }, true)
    if (statement) names.add(statement)
    connection.bind({ statement, values: this.#values.map(printed) }, true)
    connection.execute({}, true)
    connection.sync()
    connection.stream.uncork()
  }

  handleDataRow({ fields }: { readonly fields: (string | null)[] }): void {
    this.#rows.push(fields)
  }

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}

  handleReadyForQuery(): void {
    this.callback(null, this.#rows)
  }

  handleError(error: Error): void {
    this.callback(error, this.#rows)
  }
}

const printed = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)
