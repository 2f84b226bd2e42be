import type { Writing } from '../../db/read/writing.ts'

/** How deep in its tree a dimension is counted: 1 are the widest domains, or the continents. */
export interface Levels {
  readonly domain: number
  readonly region: number
}

const domains = `
  select d.code, array_remove(array[d.code, d2.code, d3.code], null) as line,
    not exists (select from policy_domain below where below.parent_id = d.id) as is_leaf
  from policy_domain d
  left join policy_domain d2 on d2.id = d.parent_id
  left join policy_domain d3 on d3.id = d2.parent_id`

// Without the world, which holds all.
const regions = `
  select r.code, array_remove(array_remove(array[r.code, r2.code, r3.code, r3.parent_code], null), '001') as line,
    not exists (select from region below where below.parent_code = r.code) as is_leaf
  from region r
  left join region r2 on r2.code = r.parent_code
  left join region r3 on r3.code = r2.parent_code
  where r.code <> '001'`

/**
 * The codes that are counted at a level: those that lie so deep, and those of branches that end before. Of a filtered
 * tree only what lies within the chosen ones, and a chosen one itself where it lies deeper.
 */
export function codesAtLevel(
  writing: Writing,
  tree: 'policyDomain' | 'region',
  levels: Levels,
  chosen: readonly string[] | undefined,
): string {
  const level = tree === 'region' ? levels.region : levels.domain
  const depth = `cardinality(t.line)`
  const isThere = `(${depth} = ${level} or ${depth} < ${level} and t.is_leaf)`
  const codes = chosen && writing.value(chosen, { type: 'text', isList: true })
  const where = codes
    ? `(${isThere} and t.line && ${codes} or ${depth} > ${level} and t.code = any (${codes}))`
    : isThere
  return `select t.code from (${tree === 'region' ? regions : domains}) t where ${where}`
}
