import type { Database } from '../db/database.ts'
import type { Answering } from './answer.ts'
import { filterSql, type Parameter } from './engines/database/filter-sql.ts'
import { matchSql } from './engines/database/propose-sql.ts'
import { type News, type Readers, readersSql } from './news.ts'
import type { AskedNews } from './search.ts'
import { understand } from './understand.ts'

/** Counts for all searches in one statement, by looking at what became findable since the longest ago was seen. */
export async function countNew(
  on: Answering,
  { query }: Pick<Database, 'query'>,
  asked: readonly AskedNews[],
  readers: Readers,
): Promise<News> {
  const understood = await Promise.all(asked.map(({ request }) => understand(on, request)))
  const values: unknown[] = []
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`
  const least = asked.reduce((least, { seen }) => (seen < least ? seen : least), asked[0]?.seen ?? 0n)
  const from = parameter(String(least), 'bigint')
  const mine = readersSql(readers, parameter)
  const counts = understood.map(
    ({ asked: hit, phrases }, at) =>
      `(select count(*)::int from fresh where seq > ${parameter(String(asked[at]?.seen ?? 0n), 'bigint')}
        and ${matchSql(hit, phrases, parameter)} and ${filterSql(hit.filter, parameter)})`,
  )
  const [row] = await query<{ counts: number[]; up_to: string }>(
    `with fresh as materialized (
       select seq, terms, attributes, spoken from findable_since join indexed_document using (kind, id)
       where seq > ${from} and ${mine})
     select array[${counts.join(', ')}]::int[] as counts, (select coalesce(max(seq), 0) from findable_since) as up_to`,
    values,
  )
  return { counts: row?.counts ?? [], upTo: BigInt(row?.up_to ?? 0) }
}
