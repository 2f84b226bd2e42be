import { createHash } from 'node:crypto'
import type { Transaction } from '../db/transact.ts'
import { ValidationError } from '../errors.ts'
import type { Viewer } from './viewer.ts'

/**
 * A create that may be repeated: with a key, the same actor's second request gives the first one's row, so that
 * a phone that lost its connection can send again. The same key with another input is refused.
 */
export async function createOnce(
  tx: Transaction,
  viewer: Viewer,
  request: { action: string; key: string | null | undefined; input: object },
  create: () => Promise<string>,
): Promise<string> {
  if (!request.key) return create()
  const actor = viewer.userId ?? viewer.tokenId ?? 'nobody'
  const unique = { actor, action: request.action, key: request.key }
  // Two requests with one key side by side: the second waits here until the first has committed.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${Object.values(unique).join(' ')}, 0))`
  const digest = createHash('sha256').update(JSON.stringify(request.input)).digest('base64url')
  const earlier = await tx.idempotencyKey.findUnique({ where: { actor_action_key: unique } })
  if (earlier && earlier.digest !== digest) {
    throw ValidationError.at(
      ['input', 'idempotencyKey'],
      'idempotencyKey: it was used for another input; take a new key for a new request.',
    )
  }
  if (earlier) return earlier.subjectId
  const subjectId = await create()
  await tx.idempotencyKey.create({ data: { ...unique, subjectId, digest } })
  return subjectId
}
