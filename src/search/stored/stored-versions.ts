import type { Database } from '../../db/database.ts'

/** Id → version of the stored documents of a kind whose id lies after the one and not after the other. */
export async function storedVersions(
  { query }: Pick<Database, 'query'>,
  kind: string,
  after: string | undefined,
  upTo: string | undefined,
): Promise<Map<string, string>> {
  const rows = await query<{ id: string; version: string }>(
    `select id::text, version from indexed_document
     where kind = $1 and ($2::uuid is null or id > $2) and ($3::uuid is null or id <= $3)`,
    [kind, after ?? null, upTo ?? null],
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}
