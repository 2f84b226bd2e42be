import type { FacetRequest, ProposeRequest } from '../port.ts'
import { filterSql } from './filter-sql.ts'
import type { Parameter } from './filter-sql.ts'

/** As the embedded engine has it: each term by its weight and by how much it is at home in the document. */
const SCORE = `(select sum(a.weight * t.strength)
        from unnest(terms, strengths) as t (term, strength) join asked a on a.term = t.term)`

/** Phrases, without accents, that every hit says word by word, and phrases that none says. */
export interface Phrases {
  readonly said: readonly string[]
  readonly notSaid: readonly string[]
}

/** Everything in one statement: total, the best candidates and the counts of every facet. */
export function proposeSql(
  { terms, without, filter, facets, limit }: ProposeRequest,
  phrases: Phrases,
): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`
  const names = parameter(
    terms.map(({ term }) => term),
    'text[]',
  )
  const weights = parameter(
    terms.map(({ weight }) => weight),
    'float8[]',
  )
  const sql = `
    with asked as (select * from unnest(${names}, ${weights}) as t (term, weight)),
    matched as materialized (
      select kind || '_' || id as id, terms, strengths, attributes, record, (attributes -> 'recent')::float8 as recent
      from indexed_document where ${matchSql({ terms, without }, phrases, parameter)}),
    hits as materialized (select * from matched where ${filterSql(filter, parameter)}),
    best as (
      select id, record, attributes, recent, ${terms.length > 0 ? SCORE : 'recent'} as score
      from hits
      order by score desc, recent desc, id collate "C" limit ${parameter(limit, 'int')})
    select (select count(*)::int from hits) as total,
      (select coalesce(json_agg(json_build_object('id', id, 'terms', record, 'attributes', attributes)
        order by score desc, recent desc, id collate "C"), '[]') from best) as candidates,
      ${countsSql(facets, parameter)} as counts`
  return { sql, values }
}

/** What a hit holds and does not hold, whatever it is narrowed by. */
export function matchSql(
  { terms, without = [] }: Pick<ProposeRequest, 'terms' | 'without'>,
  phrases: Phrases,
  parameter: Parameter,
): string {
  const names = terms.map(({ term }) => term)
  return [
    terms.length > 0 ? `terms && ${parameter(names, 'text[]')}` : 'true',
    ...(without.length > 0 ? [`not terms && ${parameter(without, 'text[]')}`] : []),
    ...phrases.said.map(phrase => says(phrase, parameter)),
    ...phrases.notSaid.map(phrase => `not ${says(phrase, parameter)}`),
  ].join(' and ')
}

/** As the index on this expression has it. */
const says = (phrase: string, parameter: Parameter) =>
  `to_tsvector('simple', spoken) @@ phraseto_tsquery('simple', ${parameter(phrase, 'text')})`

/** [which facet, value, count], facets with one filter sharing one pass. */
function countsSql(facets: readonly FacetRequest[], parameter: Parameter): string {
  if (facets.length === 0) return `'[]'::json`
  const parts = facets.map(({ attribute, filter }, at) => {
    const value = `attributes -> ${parameter(attribute, 'text')}`
    return `select ${at} as facet, value, count(distinct id)::int as count
      from matched cross join lateral jsonb_array_elements(
        case when jsonb_typeof(${value}) = 'array' then ${value} else jsonb_build_array(${value}) end) as v (value)
      where attributes ? ${parameter(attribute, 'text')} and ${filterSql(filter, parameter)}
      group by value`
  })
  return `(select coalesce(json_agg(json_build_array(facet, value, count)), '[]') from (${parts.join(' union all ')}) c)`
}
