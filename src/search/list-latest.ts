import type { Database } from '../db/database.ts'
import type { Answering } from './answer.ts'
import { filterSql, type Parameter } from './engines/database/filter-sql.ts'
import { matchSql } from './engines/database/propose-sql.ts'
import { type LatestHit, type Readers, readersSql } from './news.ts'
import type { SearchRequest } from './search.ts'
import { documentId } from './searchable.ts'
import { understand } from './understand.ts'

/** The hits of a search in the order in which this reader came to find them. */
export async function listLatest(
  on: Answering,
  { query }: Pick<Database, 'query'>,
  { request, readers, take }: { request: SearchRequest; readers: Readers; take: number },
): Promise<LatestHit[]> {
  const { asked, phrases } = await understand(on, request)
  const values: unknown[] = []
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`
  const rows = await query<{ kind: string; id: string; at: Date; seq: string }>(
    `select kind, id::text as id, f.at, f.seq from findable_since f join indexed_document d using (kind, id)
     where ${readersSql(readers, parameter)} and ${matchSql(asked, phrases, parameter)}
       and ${filterSql(asked.filter, parameter)}
     order by f.seq desc limit ${parameter(take, 'int')}`,
    values,
  )
  return rows.map(({ kind, id, at, seq }) => ({ id: documentId({ kind, id }), since: at, seq: BigInt(seq) }))
}
