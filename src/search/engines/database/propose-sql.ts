import type { ProposeRequest, WeightedTerm } from '../port.ts'
import { countsSql } from './counts-sql.ts'
import { filterSql } from './filter-sql.ts'
import type { Parameter } from './filter-sql.ts'

/** Phrases, without accents, that every hit says word by word, and phrases that none says. */
export interface Phrases {
  readonly said: readonly string[]
  readonly notSaid: readonly string[]
}

/**
 * Everything in one statement: total, the best candidates and the counts of every facet. What matches is gone through
 * once, and only what is counted or ordered by is kept of it; records are read of the best alone. `offset 0` has the
 * strengths unpacked once a document, and not once a term.
 */
export function proposeSql(
  { terms, without, filter, facets, limit }: ProposeRequest,
  phrases: Phrases,
): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`
  const sql = `
    with matched as materialized (
      select kind, id, attributes, recent, passes, case when passes then ${scoreSql(terms, parameter)} end as score
      from indexed_document cross join lateral (
        select (attributes -> 'recent')::float8 as recent, ${filterSql(filter, parameter)} as passes,
          strengths || '{}' as held offset 0) as once
      where ${matchSql({ terms, without }, phrases, parameter)}),
    best as (
      select kind, id, attributes, recent, score from matched where passes
      order by score desc, recent desc, kind collate "C", id limit ${parameter(limit, 'int')})
    select (select count(*)::int from matched where passes) as total,
      (select coalesce(json_agg(json_build_object('id', kind || '_' || id, 'terms', d.record, 'attributes', best.attributes)
        order by score desc, recent desc, kind collate "C", id), '[]')
        from best join indexed_document d using (kind, id)) as candidates,
      ${countsSql(facets, filter, parameter)} as counts`
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

/**
 * The index, on this expression, knows which documents have all the words. It does not know where they stand: asked for
 * the phrase it has each of these texts taken apart again, thirty times as long as looking for it in the text.
 */
function says(phrase: string, parameter: Parameter): string {
  const words = `to_tsvector('simple', spoken) @@ plainto_tsquery('simple', ${parameter(phrase, 'text')})`
  return `(${words} and strpos(' ' || spoken || ' ', ${parameter(` ${phrase} `, 'text')}) > 0)`
}

/** As the embedded engine has it: each term by its weight and by how much it is at home in the document. */
function scoreSql(terms: readonly WeightedTerm[], parameter: Parameter): string {
  if (terms.length === 0) return 'recent'
  return terms
    .map(({ term, weight }) => {
      const strength = `(held ->> ${parameter(term, 'text')})::float8`
      return `coalesce(${parameter(weight, 'float8')} * ${strength}, 0)`
    })
    .join(' + ')
}
