import type { Database } from '../../db/database.ts'
import type { Transaction } from '../../db/transact.ts'
import type { Language } from '../document.ts'

/**
 * Has the documents of this language made again that hold one of these words. Their stems lead to the documents by an
 * index; of short words and those with digits, which are not kept as written, the stem has to do.
 */
export async function enqueueHolding(
  tx: Transaction,
  language: Language,
  words: readonly string[],
  stems: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    select enqueue(kind, id, false) from (
      select kind, id from indexed_document
      where language = ${language}::"Language" and terms && ${stems}::text[]
        and (words && ${words}::text[] or terms && ${words.filter(isNotKept)}::text[])
      order by kind, id) d`
}

const isNotKept = (word: string): boolean => word.length < 3 || /\p{N}/u.test(word)

/** Of these changes the index has all, as soon as this is committed. */
export async function finishChanges(tx: Transaction, seqs: readonly string[]): Promise<void> {
  await tx.$executeRaw`delete from concept_change where seq = any(${seqs}::text[]::bigint[])`
}

export async function latestChange({ query }: Pick<Database, 'query'>): Promise<string> {
  const [row] = await query<{ seq: string }>('select coalesce(max(seq), 0)::text as seq from concept_change')
  return row?.seq ?? '0'
}

/** How many changes up to this one are not yet in the index. */
export async function changesUpTo({ query }: Pick<Database, 'query'>, seq: string): Promise<number> {
  const [row] = await query<{ rows: number }>(
    'select count(*)::int as rows from concept_change where seq <= $1',
    [seq],
  )
  return row?.rows ?? 0
}
