import type { Database } from '../db/database.ts'
import type { Role } from '../db/generated/client/enums.ts'
import type { Language } from '../language/language.ts'
import { hashToken, isToken } from './token.ts'
import type { Viewer } from './viewer.ts'

interface Row {
  id: string
  user_id: string | null
  role: Role
  municipality_id: string | null
  language: Language | null
  is_example: boolean
}

/**
 * Whom a token signs in, by one statement; null when it is unknown, expired or revoked, or its user is disabled.
 * A session of the example world ends where its sign-in would: off this machine, or once a real user exists.
 */
export async function findViewer(
  database: Pick<Database, 'query'>,
  secret: string,
  request: { now: Date; language: Language; allowsExample: boolean },
): Promise<Viewer | null> {
  if (!isToken(secret)) return null
  const [row] = await database.query<Row>(
    `select t.id, t.user_id, t.is_example, coalesce(u.role, t.role)::text as role, u.language::text as language,
            coalesce(u.municipality_id, t.municipality_id) as municipality_id
     from token t left join app_user u on u.id = t.user_id
     where t.hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2) and u.disabled_at is null
       and (not t.is_example or ($3 and not exists (select 1 from app_user real where not real.is_example)))`,
    [hashToken(secret), request.now, request.allowsExample],
  )
  if (!row) return null
  return {
    role: row.role,
    userId: row.user_id ?? undefined,
    tokenId: row.id,
    municipalityId: row.municipality_id ?? undefined,
    language: row.language ?? request.language,
    isExample: row.is_example,
  }
}
