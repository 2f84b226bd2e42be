import type { VisibleClient } from '../../db/visible-client.ts'

/** A page of a document on which words of the query stand. */
export interface FoundPage {
  readonly number: number
  readonly text: string
}

/**
 * Of a document so many pages are looked at: its first two, which can say the same in other words, and the first on
 * which words of the query begin.
 */
const mostPages = 5
const firstPages = 2
const mostTerms = 12
/** What stands in the index for a meaning, and not for a word. */
const meaning = '~'

/**
 * The pages of documents on which something may stand that was asked, by the ids of the documents. Asked in the tick
 * in which the hits themselves are read, it goes into their statement.
 */
export async function readPages(
  db: VisibleClient,
  terms: ReadonlySet<string>,
  ids: readonly string[] | undefined,
): Promise<Map<string, FoundPage[]>> {
  const stems = [...terms].filter(term => !term.startsWith(meaning)).sort((a, b) => b.length - a.length)
  if (!ids?.length || stems.length === 0) return new Map()
  const said = stems
    .slice(0, mostTerms)
    .map(stem => ({ text: { contains: stem, mode: 'insensitive' as const } }))
  const rows = await db.document.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      file: {
        select: {
          pages: {
            where: { OR: [{ number: { lte: firstPages } }, ...said] },
            select: { number: true, text: true },
            orderBy: { number: 'asc' },
            take: mostPages,
          },
        },
      },
    },
  })
  return new Map(rows.map(({ id, file }) => [id, file?.pages ?? []]))
}
