import type { Database } from '../../db/database.ts'
import { cellsOf } from './cells.ts'

/**
 * Takes changes ($1 of them, all when null) out of their list and into the kept numbers, in one statement: whoever
 * reads meanwhile sees them on one side or on the other, and never twice.
 */
export const foldStatement = `
  with taken as (
    delete from lesson_change
    where seq in (select seq from lesson_change order by seq limit $1::int)
    returning sign, outcome, shelves
  ), counted as (
    update lesson_shelf s
    set count = s.count + n.number
    from (
      select u.id, sum(t.sign)::int as number
      from taken t cross join unnest(t.shelves) u (id)
      group by u.id having sum(t.sign) <> 0
    ) n
    where s.id = n.id
  ), celled as (
    insert into coverage_cell as c (grain, mission_type, policy_domain, region, year, worked, failed, mixed, not_stated)
    select * from (${cellsOf('select * from taken')}) cells
    order by 1, 2, 3, 4, 5
    on conflict (grain, mission_type, policy_domain, region, year) do update
      set worked = c.worked + excluded.worked, failed = c.failed + excluded.failed,
        mixed = c.mixed + excluded.mixed, not_stated = c.not_stated + excluded.not_stated
  )
  select count(*)::int as folded from taken`

/** Folds so many changes at most; says how many there were. */
export async function foldChanges({ query }: Pick<Database, 'query'>, most: number): Promise<number> {
  const [row] = await query<{ folded: number }>(foldStatement, [most])
  return row?.folded ?? 0
}
