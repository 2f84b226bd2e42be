import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Database } from '../db/database.ts'

/** What is known of a request while it is answered, and all that the log will say of it. */
export interface Noted {
  readonly id: string
  readonly began: number
  operation?: string
  /** The beginning of its address, where that is not GraphQL's. */
  under?: string
  statements: number
}

const current = new AsyncLocalStorage<Noted>()

/** The request in whose course this is called. */
export const notedNow = (): Noted | undefined => current.getStore()

export const whileNoting = <Answer>(noted: Noted, run: () => Answer): Answer => current.run(noted, run)

/** A proxy's own request id is kept when it looks like one; anything else could smuggle text into the log. */
export function note(headers: Pick<Headers, 'get'>): Noted {
  const given = headers.get('x-request-id')
  const id = given && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : randomUUID()
  return { id, began: performance.now(), statements: 0 }
}

/** Adds every statement that the database is sent to the request in whose course it is. */
export const countStatements = (database: Pick<Database, 'onStatement'>): Disposable =>
  database.onStatement(() => {
    const noted = notedNow()
    if (noted) noted.statements++
  })
