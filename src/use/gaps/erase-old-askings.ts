import type { Database } from '../../db/database.ts'
import { keptFor } from './rules.ts'

/** Erases what is older than it may be kept, and gaps of which nothing is left, but for those that were decided on. */
export async function eraseOldAskings({ query }: Pick<Database, 'query'>, now: Date): Promise<number> {
  const first = new Date(now.getTime() - keptFor * 86_400_000).toISOString().slice(0, 10)
  const [row] = await query<{ erased: number }>(
    `with gone as (delete from knowledge_gap_word where day < $1::date returning gap_id, times),
     less as (select gap_id, sum(times)::int as times from gone group by gap_id),
     changed as (
       update knowledge_gap g set times = g.times - less.times, first_on = greatest(g.first_on, $1::date)
       from less where less.gap_id = g.id and (g.times > less.times or g.state = 'NOT_FOR_US') returning 1),
     empty as (
       delete from knowledge_gap g using less
       where less.gap_id = g.id and g.times <= less.times and g.state <> 'NOT_FOR_US' returning 1)
     select (select count(*)::int from gone) as erased, (select count(*) from changed), (select count(*) from empty)`,
    [first],
  )
  return row?.erased ?? 0
}
