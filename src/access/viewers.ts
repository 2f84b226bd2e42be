import type { Database } from '../db/database.ts'
import { Latest } from '../db/latest.ts'
import { type Account, findViewer, readAccount, type SignIn } from './find-viewer.ts'
import { hashToken, isToken } from './token.ts'
import type { Viewer } from './viewer.ts'

/** Whom the tokens of requests sign in. */
export interface Viewers extends AsyncDisposable {
  /** Null when the token is unknown, or signs nobody in any more. */
  find(secret: string, request: SignIn): Promise<Viewer | null>
}

const mostAccounts = 1_000
/** In milliseconds: a connection can die without a word, and what it would have told must not be missed for long. */
const longest = 10_000

interface Kept {
  readonly account: Account
  readonly at: number
}

/** Keeps the accounts of the latest requests, until the database says that something changed which decides. */
export async function openViewers(database: Pick<Database, 'query' | 'listen'>): Promise<Viewers> {
  const accounts = new Latest<Kept>(mostAccounts)
  let changes = 0
  let hears = true

  function forget(): void {
    changes++
    accounts.clear()
  }

  const listening = await database.listen(
    'kennisband_viewer',
    forget,
    () => {
      forget()
      hears = true
    },
    () => {
      hears = false
    },
  )

  async function accountOf(hash: string): Promise<Account | undefined> {
    const kept = hears ? accounts.get(hash) : undefined
    if (kept && performance.now() - kept.at < longest) return kept.account
    const [before, at] = [changes, performance.now()]
    const account = await readAccount(database, hash)
    // What was read may be older than a change that was heard meanwhile.
    if (account && changes === before && hears) accounts.set(hash, { account, at })
    return account
  }

  return {
    async find(secret, request) {
      // Anything else needs no look in the database.
      const account = isToken(secret) ? await accountOf(hashToken(secret)) : undefined
      return account ? findViewer(account, request) : null
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}
