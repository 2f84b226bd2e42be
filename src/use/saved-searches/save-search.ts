import { actorOf } from '../../access/viewer.ts'
import { createOnce } from '../../access/create-once.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { Transaction } from '../../db/transact.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import type { Language } from '../../language/language.ts'
import { validate } from '../../validate.ts'
import { readBounds, type SearchFilter } from '../finding/read-filter.ts'
import { mayKeepSearches, mostSaved, searchRules } from './rules.ts'
import { storeFilter } from './stored-filter.ts'

/** Keeps a search for its owner; what can be found by now counts as seen. */
export async function saveSearch(
  doing: Doing & { language: Language },
  input: object & { filter?: SearchFilter | null; idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, now } = doing
  if (!mayKeepSearches(viewer)) throw new ForbiddenError('Whoever signs in can keep searches.')
  const search = validate(searchRules, input)
  const { filter } = input
  const { policyDomains, collections, regions, countries } = filter ?? {}
  await checkCodes(db, { policyDomains, collections, regions, countries }, ['input', 'filter'])
  readBounds(viewer, filter ?? {}, ['input'])
  const { name, query, kinds, language } = search
  const stored = storeFilter(filter) as Prisma.InputJsonObject
  const request = { action: 'saveSearch', key: input.idempotencyKey, input: { ...search, filter: stored } }
  return createOnce(doing, request, id => async tx => {
    const owner = actorOf(viewer)
    await requireRoom(tx, owner)
    await tx.savedSearch.create({
      data: {
        id,
        name,
        query,
        kinds: [...new Set(kinds ?? [])],
        filter: stored,
        language: language ?? doing.language,
        ...owner,
        seenSeq: await latestSeq(tx),
        seenAt: now,
        createdAt: now,
      },
    })
  })
}

/** Two requests side by side wait for each other here, so that the last place is given once. */
async function requireRoom(tx: Transaction, owner: ReturnType<typeof actorOf>): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`saved searches ${owner.userId ?? owner.tokenId}`}, 0))`
  if ((await tx.savedSearch.count({ where: owner })) >= mostSaved)
    throw new RuleError(`You keep ${mostSaved} searches, as many as there may be; delete one first.`)
}

/** How far what can be found has come. */
export async function latestSeq(tx: Transaction): Promise<bigint> {
  const { _max } = await tx.findableSince.aggregate({ _max: { seq: true } })
  return _max.seq ?? 0n
}
