import { createHash } from 'node:crypto'
import type { PrismaClient } from '../db/generated/client/client.ts'
import { newId } from '../db/new-ids.ts'
import { transact, type Transaction } from '../db/transact.ts'
import { apply } from '../db/write/writer.ts'
import { type Write, writes } from '../db/write/writes.ts'
import { ValidationError } from '../errors.ts'
import type { Viewer } from './viewer.ts'

interface Creating {
  readonly viewer: Viewer
  readonly prisma: PrismaClient
  readonly write: (writes: readonly Write[]) => Promise<void>
}

interface Request {
  readonly action: string
  readonly key: string | null | undefined
  readonly input: object
}

/** What is written to create the thing with this id; as a function, where that depends on what it reads in its transaction. */
type Create = (id: string) => readonly Write[] | ((tx: Transaction) => Promise<void>)

/**
 * A create that may be repeated: with a key, the same actor's second request gives the first one's row, so that
 * a phone that lost its connection can send again. The same key with another input is refused.
 */
export async function createOnce(creating: Creating, request: Request, create: Create): Promise<string> {
  const id = newId()
  const { key, action, input } = request
  if (!key) {
    await perform(creating, [], create(id))
    return id
  }
  const { viewer, prisma } = creating
  const unique = { actor: viewer.userId ?? viewer.tokenId ?? 'nobody', action, key }
  const digest = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  try {
    // Two requests with one key side by side: the second waits for its key until the first has committed.
    const taken = writes.idempotencyKey.create({ data: { ...unique, subjectId: id, digest } })
    await perform(creating, [taken], create(id))
    return id
  } catch (error) {
    // Whatever stands against it, if only that the key is taken: what was done before is answered again.
    const earlier = await prisma.idempotencyKey.findUnique({ where: { actor_action_key: unique } })
    if (!earlier) throw error
    if (earlier.digest === digest) return earlier.subjectId
    throw ValidationError.at(
      ['input', 'idempotencyKey'],
      'idempotencyKey: it was used for another input; take a new key for a new request.',
    )
  }
}

function perform(
  { prisma, write }: Creating,
  first: readonly Write[],
  then: ReturnType<Create>,
): Promise<void> {
  if (typeof then !== 'function') return write([...first, ...then])
  return transact(prisma, async tx => {
    await apply(tx, first)
    await then(tx)
  })
}
