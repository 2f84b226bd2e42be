import type { Database } from '../db/database.ts'
import type { Role } from '../db/generated/client/enums.ts'
import type { Language } from '../language/language.ts'
import type { Viewer } from './viewer.ts'

/** What the database says of a token, whatever the hour and the request. */
export interface Account {
  readonly id: string
  readonly user_id: string | null
  readonly role: Role
  readonly municipality_id: string | null
  readonly language: Language | null
  readonly is_example: boolean
  readonly expires_at: Date | null
  /** It was revoked, or its user disabled. */
  readonly has_ended: boolean
  /** Somebody real is on record, which ends the sign-in of the example world. */
  readonly has_real_users: boolean
}

/** The request that a token comes with. */
export interface SignIn {
  readonly now: Date
  readonly language: Language
  readonly allowsExample: boolean
}

/** The account of a token by its hash, by one statement; undefined when it is unknown. */
export async function readAccount(
  database: Pick<Database, 'query'>,
  hash: string,
): Promise<Account | undefined> {
  const [account] = await database.query<Account>(
    `select t.id, t.user_id, t.is_example, coalesce(u.role, t.role)::text as role, u.language::text as language,
            coalesce(u.municipality_id, t.municipality_id) as municipality_id, t.expires_at,
            t.revoked_at is not null or u.disabled_at is not null as has_ended,
            exists (select 1 from app_user real where not real.is_example) as has_real_users
     from token t left join app_user u on u.id = t.user_id
     where t.hash = $1`,
    [hash],
  )
  return account
}

/**
 * Whom an account signs in; null when its token is expired or revoked, or its user is disabled.
 * A session of the example world ends where its sign-in would: off this machine, or once a real user exists.
 */
export function findViewer(account: Account, { now, language, allowsExample }: SignIn): Viewer | null {
  if (account.has_ended || (account.expires_at && account.expires_at <= now)) return null
  if (account.is_example && (!allowsExample || account.has_real_users)) return null
  return {
    role: account.role,
    userId: account.user_id ?? undefined,
    tokenId: account.id,
    municipalityId: account.municipality_id ?? undefined,
    language: account.language ?? language,
    isExample: account.is_example,
  }
}
