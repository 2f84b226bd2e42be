import type { Database } from '../../db/database.ts'
import { newIds } from '../../db/new-ids.ts'
import type { Asking } from './gather-askings.ts'

/**
 * Writes down what was looked for, added up by subject, word and day, in one statement. A gap that was answered is open
 * again: whoever asked now did not find the answer.
 */
export async function storeAskings(
  { query }: Pick<Database, 'query'>,
  askings: readonly Asking[],
  day: Date,
): Promise<void> {
  if (askings.length === 0) return
  const counted = Map.groupBy(askings, ({ subject, word, language }) =>
    JSON.stringify([subject, language, word]),
  )
  const same = [...counted.values()]
  const ids = newIds(same.length, Date.now())
  const rows = same.flatMap((askings, at) => {
    const [first] = askings
    return first ? [{ id: ids[at], ...first, times: askings.length }] : []
  })
  await query(
    `with asked as (
       select * from jsonb_to_recordset($1::text::jsonb)
         as a (id uuid, subject text, concept text, word text, language text, times int)),
     subjects as (
       select (array_agg(id order by id))[1] as id, subject, max(concept) as concept, sum(times)::int as times
       from asked group by subject order by subject),
     gaps as (
       insert into knowledge_gap (id, subject, concept_code, times, first_on, last_on, updated_at)
       select s.id, subject, c.code, times, $2::date, $2::date, now()
       from subjects s left join concept c on c.code = s.concept
       on conflict (subject) do update set
         times = knowledge_gap.times + excluded.times, last_on = greatest(knowledge_gap.last_on, excluded.last_on),
         reopened = knowledge_gap.reopened or knowledge_gap.state = 'ANSWERED',
         closed_at = case when knowledge_gap.state = 'ANSWERED' then null else knowledge_gap.closed_at end,
         version = knowledge_gap.version + case when knowledge_gap.state = 'ANSWERED' then 1 else 0 end,
         state = case when knowledge_gap.state = 'ANSWERED' then 'OPEN' else knowledge_gap.state end,
         updated_at = now()
       returning id, subject)
     insert into knowledge_gap_word (gap_id, day, word, language, times)
     select g.id, $2::date, word, language::"Language", times from asked join gaps g using (subject)
     order by 1, 3, 4
     on conflict (gap_id, day, word, language) do update set times = knowledge_gap_word.times + excluded.times`,
    [JSON.stringify(rows), day.toISOString().slice(0, 10)],
  )
}
