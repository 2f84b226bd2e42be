import type { Circles } from '../../access/circles.ts'
import { facts } from '../../db/generated/facts.ts'
import { Hole } from '../../db/read/tree.ts'
import { beginWriting } from '../../db/read/writing.ts'
import type { Typed } from '../../search/typed.ts'
import type { Named } from './suggest-facets.ts'

export interface SuggestAsked {
  readonly circles: Circles
  readonly typed: Typed
  readonly named: readonly Named[]
  readonly most: number
}

/** Of titles that begin alike so many are ordered; who types on sees others. */
const mostOrdered = 300

/**
 * In one statement: how many published lessons stand under each of the values named, and the lessons in whose titles
 * the typed words stand; both of what the circles of the viewer hold at this moment. Rows of (what, key, number, text).
 */
export function suggestStatement({ circles, typed, named, most }: SuggestAsked): {
  sql: string
  values: unknown[]
} {
  const values: unknown[] = []
  const writing = beginWriting(facts)
  const value = (given: unknown, type: string, isList = false) =>
    writing.value(new Hole(values.push(given) - 1), { type, isList })
  const whole = value(circles.whole, 'text', true)
  const own = value(circles.own, 'text', true)
  const shelves = `lesson_shelf s where s.circle = any (${whole} || ${own}) and s.facet = a.facet and s.value = a.value`
  const counted = `
    select 'facet' as what, a.facet || ' ' || a.value as key,
      (select coalesce(sum(s.count), 0) from ${shelves})
        + (select coalesce(sum(c.sign), 0) from lesson_change c where c.shelves && array(select s.id from ${shelves})) as number,
      '' as text, 0::bigint as place
    from unnest(${value(
      named.map(({ facet }) => facet),
      'text',
      true,
    )}, ${value(
      named.map(one => one.value),
      'text',
      true,
    )}) as a (facet, value)`
  const lessons = `
    select 'lesson', id::text, number, title, row_number() over (order by begins desc, published_at desc nulls last, id) from (
      select l.id, l.number, l.title, l.published_at,
        starts_with(d.spoken, ${value(typed.words.join(' '), 'text')}) as begins
      from indexed_document d join lesson l on l.id = d.id
      where d.kind = 'Lesson'
        and to_tsvector('simple', split_part(d.spoken, ' qqq ', 1)) @@ to_tsquery('simple', ${value(queryOf(typed), 'text')})
        and l.state = 'PUBLISHED'
        and (l.visibility::text = any (${whole}) or l.visibility::text || ':' || l.municipality_id::text = any (${own}))
      limit ${mostOrdered}) t
    order by 5 limit ${value(most, 'int')}`
  const sql = `select what, key, number, text from (${counted} union all (${lessons})) s order by what, place`
  return { sql, values: writing.bind(values) }
}

/** Every word, the last as far as it is typed. Words hold letters and numbers only. */
function queryOf({ words, isOpen }: Typed): string {
  return words.map((word, at) => `'${word}'${isOpen && at === words.length - 1 ? ':*' : ''}`).join(' & ')
}
