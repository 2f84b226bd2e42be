import type { Database } from '../../db/database.ts'

/** Has an index that was made with other dictionaries, or with none, made again with these. */
export async function madeWith(
  { query }: Pick<Database, 'query'>,
  digest: string,
  rebuild: () => Promise<unknown>,
): Promise<void> {
  const [noted] = await query<{ dictionaries: string }>('select dictionaries from thesaurus_revision')
  if (!noted || noted.dictionaries === digest) return
  await rebuild()
  await query('update thesaurus_revision set dictionaries = $1', [digest])
}
