import type { PrismaClient } from './generated/client/client.ts'
import type { Listeners } from './listeners.ts'
import type { Send } from './read/statement.ts'
import type { Reference } from './reference.ts'
import type { WriteAll } from './write/writer.ts'

/** An opened database. PGlite and PostgreSQL look the same from here on. */
export interface Database extends AsyncDisposable {
  readonly kind: 'pglite' | 'postgresql'
  readonly prisma: PrismaClient
  /** One statement with its values; dates come as 'YYYY-MM-DD', times as Date, bigint as string. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** One reading statement; rows in order, every value as PostgreSQL prints it. The reading client's way in. */
  readonly readText: Send
  /** The same for somebody who waits for it: on PostgreSQL it is stopped in time, by a TooSlowError. */
  readonly readTextInTime: Send
  /** The writes of one transaction, all or none. */
  readonly write: WriteAll
  /** The small tables that everything refers to, from memory. */
  readonly reference: Reference
  /** Calls back on every notification of the channel, until disposed; `onLost` when the connection breaks, `onGap` once it is restored. */
  listen(
    channel: string,
    onNotice: (payload: string) => void,
    onGap?: () => void,
    onLost?: () => void,
  ): Promise<AsyncDisposable>
  /** A lock that ends with the process that holds it, or null when another one holds it. */
  tryLock(name: string): Promise<AsyncDisposable | null>
  /** Calls back with the text of every statement that is sent, until disposed. */
  onStatement(listener: (sql: string) => void): Disposable
  /** Hears why a read or a transaction had no statement of its own and was left to Prisma, slower. */
  readonly fallBacks: Listeners<string>
  /** The whole database as one file (embedded only): for tests that begin from a migrated template. */
  dump?(): Promise<Blob>
}
