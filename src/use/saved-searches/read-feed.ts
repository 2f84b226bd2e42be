import { findOwner } from '../../access/find-owner.ts'
import type { SignIn } from '../../access/find-viewer.ts'
import { rowRules } from '../../access/row-rules.ts'
import type { Database } from '../../db/database.ts'
import type { SavedSearch } from '../../db/generated/client/client.ts'
import { visibleClient } from '../../db/visible-client.ts'
import type { Search } from '../../search/search.ts'
import { hashFeedSecret, isFeedSecret } from './feed-secret.ts'
import { type Latest, readLatest } from './read-latest.ts'

export interface Feed {
  readonly saved: SavedSearch
  readonly latest: readonly Latest[]
}

/** As many hits as a feed shows. */
const mostEntries = 50

/**
 * The feed at an address, as its owner may read at this very moment: whoever was disabled, or lost a role, reads no
 * more by a feed than by signing in. Undefined where there is none.
 */
export async function readFeed(
  { database, search }: { database: Database; search: Search },
  secret: string,
  signIn: SignIn,
): Promise<Feed | undefined> {
  if (!isFeedSecret(secret)) return undefined
  const saved = await database.prisma.savedSearch.findUnique({ where: { feedHash: hashFeedSecret(secret) } })
  const viewer = saved && (await findOwner(database, saved, signIn))
  if (!saved || !viewer) return undefined
  const db = visibleClient({ ...database, readText: database.readTextInTime }, rowRules(viewer))
  return { saved, latest: await readLatest({ viewer, db, search }, saved, mostEntries) }
}
