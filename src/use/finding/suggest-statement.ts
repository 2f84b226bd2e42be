import type { Circles } from '../../access/circles.ts'
import { facts } from '../../db/generated/facts.ts'
import { condition } from '../../db/read/condition.ts'
import { liftWhere } from '../../db/read/lift.ts'
import { Hole } from '../../db/read/tree.ts'
import { at, beginWriting, quoted, tableOf } from '../../db/read/writing.ts'
import type { Typed } from '../../search/typed.ts'
import type { Named } from './suggest-facets.ts'
import { type TitleKind, titledRows } from './titled-rows.ts'

export interface SuggestAsked {
  readonly circles: Circles
  readonly typed: Typed
  readonly named: readonly Named[]
  /** Of which kinds titles are looked for. */
  readonly titled: readonly TitleKind[]
  readonly most: number
}

/** Of titles that begin alike so many are ordered; who types on sees others. */
const mostOrdered = 300

/**
 * In one statement: how many published lessons stand under each of the values named, and what has a title in which the
 * typed words stand; both of what the circles of the viewer hold at this moment. Rows of (what, key, number, text).
 */
export function suggestStatement({ circles, typed, named, titled, most }: SuggestAsked): {
  sql: string
  values: unknown[]
} {
  const values: unknown[] = []
  const writing = beginWriting(facts)
  const value = (given: unknown, type: string, isList = false) =>
    writing.value(new Hole(values.push(given) - 1), { type, isList })
  const whole = value(circles.whole, 'text', true)
  const own = value(circles.own, 'text', true)
  const ruled = `(t.visibility::text = any (${whole}) or t.visibility::text || ':' || t.municipality_id::text = any (${own}))`
  const forSignedIn = `'NETWORK' = any (${whole})`
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
  const titles = titled.map(kind => {
    const { document, isThere, isRuled, at: field } = titledRows[kind]
    const { table, columns } = tableOf(writing, document)
    const column = columns[field]?.column ?? field
    const isFindable = condition(writing, document, 't', liftWhere(document, isThere, values))
    return `
    (select '${kind}', id::text, number, title, row_number() over (order by begins desc, at desc nulls last, id) from (
      select t.id, t.number, t.title, ${at('t', column)} as at,
        starts_with(d.spoken, ${value(typed.words.join(' '), 'text')}) as begins
      from indexed_document d join ${quoted(table)} t on t.id = d.id
      where d.kind = '${document}'
        and to_tsvector('simple', split_part(d.spoken, ' qqq ', 1)) @@ to_tsquery('simple', ${value(queryOf(typed), 'text')})
        and ${isFindable} and ${isRuled ? ruled : forSignedIn}
      limit ${mostOrdered}) s
    order by 5 limit ${value(most, 'int')})`
  })
  const sql = `select what, key, number, text from (${[counted, ...titles].join(' union all ')}) s order by what, place`
  return { sql, values: writing.bind(values) }
}

/** Every word, the last as far as it is typed. Words hold letters and numbers only. */
function queryOf({ words, isOpen }: Typed): string {
  return words.map((word, at) => `'${word}'${isOpen && at === words.length - 1 ? ':*' : ''}`).join(' & ')
}
