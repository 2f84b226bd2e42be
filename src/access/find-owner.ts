import type { Database } from '../db/database.ts'
import { type Account, findViewer, type SignIn } from './find-viewer.ts'
import type { Viewer } from './viewer.ts'

/** Whose something is: a user's, or a token's that belongs to no user. */
export interface Owner {
  readonly userId: string | null
  readonly tokenId: string | null
}

/** The owner as he may read at this moment; null when he may sign in no longer. */
export async function findOwner(
  { query }: Pick<Database, 'query'>,
  { userId, tokenId }: Owner,
  signIn: SignIn,
): Promise<Viewer | null> {
  const [account] = await query<Account>(
    `select coalesce(t.id, u.id) as id, u.id as user_id, coalesce(u.role, t.role)::text as role,
            u.language::text as language, coalesce(u.is_example, t.is_example) as is_example,
            coalesce(u.municipality_id, t.municipality_id) as municipality_id, t.expires_at,
            t.revoked_at is not null or u.disabled_at is not null as has_ended,
            exists (select 1 from app_user real where not real.is_example) as has_real_users
     from (select $1::uuid as user_id, $2::uuid as token_id) o
     left join app_user u on u.id = o.user_id left join token t on t.id = o.token_id
     where coalesce(u.id, t.id) is not null`,
    [userId, tokenId],
  )
  return account ? findViewer(account, signIn) : null
}
