import type { Filter } from '../../filter.ts'
import type { FacetRequest } from '../port.ts'
import { filterSql } from './filter-sql.ts'
import type { Parameter } from './filter-sql.ts'

/**
 * [attribute, value, count] of what is in `matched`, all facets under one filter in one pass; the hits themselves are
 * known by `passes`. Lists are taken apart when it is counted how many documents hold the same one. A document that names
 * a value twice counts once.
 */
export function countsSql(facets: readonly FacetRequest[], hits: Filter, parameter: Parameter): string {
  if (facets.length === 0) return `'[]'::json`
  const ofHits = JSON.stringify(hits)
  const groups = Map.groupBy(facets, ({ filter }) => JSON.stringify(filter))
  const parts = [...groups].map(([written, group]) => {
    const names = parameter(
      group.map(({ attribute }) => attribute),
      'text[]',
    )
    const filter = group[0]?.filter ?? hits
    const counted = written === ofHits ? 'passes' : filterSql(filter, parameter)
    return `select name, value, sum(count)::int as count
      from (
        select name, attributes -> name as held, count(*) as count
        from matched cross join unnest(${names}) as n (name) where ${counted} group by name, held) as g
      cross join lateral (select distinct value from jsonb_array_elements(
        case when jsonb_typeof(held) = 'array' then held else jsonb_build_array(held) end)) as v (value)
      where held is not null
      group by name, value`
  })
  return `(select coalesce(json_agg(json_build_array(name, value, count)), '[]') from (${parts.join(' union all ')}) c)`
}
