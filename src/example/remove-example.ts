import type { PrismaClient } from '../db/generated/client/client.ts'
import { type Transaction, transact } from '../db/transact.ts'
import { RuleError } from '../errors.ts'
import { whatHoldsOn } from './what-holds-on.ts'

/** Whose rows are marked, in the order in which they can go. */
const marked = [
  'reuse',
  'brief',
  'question',
  'lesson_collection',
  'good_practice',
  'lesson',
  'event',
  'recommendation',
  'participation',
  'actor_change',
  'weighing_rule',
  'document',
  'visit',
  'partnership',
  'token',
  'app_user',
  'person',
  'municipality',
  'programme',
]

/**
 * Takes the example world out, and nothing else; says how many of its rows there were. Something real that refers
 * to it (a lesson on one of its visits, a token for one of its municipalities) holds it: then nothing is removed.
 */
export async function removeExample(prisma: PrismaClient): Promise<number> {
  return transact(prisma, async tx => {
    await lockExample(tx)
    const holding = await whatHoldsOn(tx)
    if (holding.length > 0) {
      throw new RuleError(
        `The example world stays: ${holding.join(', ')} of your own refer to it or come from its people. Change or remove these first.`,
      )
    }
    await removeTraces(tx)
    let removed = 0
    for (const table of marked) removed += await tx.$executeRawUnsafe(`delete from ${table} where is_example`)
    return removed
  })
}

/** Nobody refers to a locked row: what is counted as holding on stays complete until the end. */
async function lockExample(tx: Transaction): Promise<void> {
  for (const table of marked) await tx.$executeRawUnsafe(`select 1 from ${table} where is_example for update`)
}

/** Its history, the shelves of its municipalities, and the keys of requests that made its rows: they name a row without a foreign key. */
async function removeTraces(tx: Transaction): Promise<void> {
  // The guard of the append-only table lets history go in a transaction that says this, and in no other.
  await tx.$executeRaw`select set_config('kennisband.removing_example', 'on', true)`
  const subjects = marked.map(table => `select id from ${table} where is_example`).join(' union all ')
  const actors = 'select id from app_user where is_example union all select id from token where is_example'
  await tx.$executeRawUnsafe(
    `delete from lesson_shelf where split_part(circle, ':', 2) in (select id::text from municipality where is_example)`,
  )
  await tx.$executeRawUnsafe(`delete from revision where subject_id in (${subjects})`)
  await tx.$executeRawUnsafe(
    `update revision set user_id = null, token_id = null where user_id in (${actors}) or token_id in (${actors})`,
  )
  await tx.$executeRawUnsafe(
    `delete from idempotency_key where subject_id in (${subjects}) or actor in (select id::text from (${actors}) as gone)`,
  )
}
