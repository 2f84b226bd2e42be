import { readersOf } from '../../access/readers.ts'
import type { Context } from '../../context.ts'
import { type HitRow, readHits, type Selections } from '../finding/find-hits.ts'
import { requestOf, type Saved } from './request-of.ts'

export interface Latest {
  /** Since when its owner can find it. */
  readonly since: Date
  readonly isNew: boolean
  readonly found: HitRow
}

const whole: Selections = {}

/** The latest hits of a saved search, as its owner may see them at this moment. */
export async function readLatest(
  { viewer, db, search }: Pick<Context, 'viewer' | 'db' | 'search'>,
  saved: Saved & { readonly seenSeq: bigint },
  take: number,
  selections: Selections = whole,
): Promise<Latest[]> {
  const hits = await search.latest(requestOf(viewer, saved), readersOf(viewer), take)
  const ranked = hits.map(({ id }) => ({ id, score: 0 }))
  const { hits: rows } = await readHits(db, ranked, 0, selections)
  const found = new Map(rows.map(row => [row.id, row.found]))
  return hits.flatMap(({ id, since, seq }) => {
    const row = found.get(id)
    return row ? [{ since, isNew: seq > saved.seenSeq, found: row }] : []
  })
}
