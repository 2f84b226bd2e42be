import type { Database } from '../db/database.ts'
import type { Answering } from './answer.ts'
import { filterSql, type Parameter } from './engines/database/filter-sql.ts'
import { matchSql } from './engines/database/propose-sql.ts'
import type { SearchRequest } from './search.ts'
import { documentId, type Key } from './searchable.ts'
import { understand } from './understand.ts'

/** So many that a statement pays, and so few that others are answered between two of them. */
const BATCH = 500

/**
 * All hits by their ids, the youngest rows of each kind first, from the database's own index whatever the engine: it
 * holds the same documents, and can be gone through by key, so that nothing is held and nothing cut off.
 */
export async function* listHits(
  on: Answering,
  { query }: Pick<Database, 'query'>,
  request: SearchRequest,
): AsyncGenerator<string[]> {
  const { asked, phrases } = await understand(on, request)
  let last: Key | undefined
  do {
    const values: unknown[] = []
    const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`
    const behind = last
      ? `(kind, id) < (${parameter(last.kind, 'text')}, ${parameter(last.id, 'uuid')})`
      : 'true'
    const rows: Key[] = await query<Key & object>(
      `select kind, id::text as id from indexed_document
       where ${behind} and ${matchSql(asked, phrases, parameter)} and ${filterSql(asked.filter, parameter)}
       order by kind desc, id desc limit ${BATCH}`,
      values,
    )
    if (rows.length > 0) yield rows.map(documentId)
    last = rows.length < BATCH ? undefined : rows.at(-1)
  } while (last)
}
