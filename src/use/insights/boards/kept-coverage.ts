import type { Circles } from '../../../access/circles.ts'
import type { KeptNumbers } from '../../../db/read/tally.ts'
import type { Writing } from '../../../db/read/writing.ts'
import { coverageStatement } from '../coverage-statement.ts'
import { type CoverageFilter, type Dimension, isKept, keyed } from '../dimensions.ts'
import type { Looking } from './board.ts'
import { partsOf } from './insight-filter.ts'

const outcomes = ['worked', 'failed', 'mixed', 'not_stated'] as const
const columns = ['t0', 't1', 't2', 't3', ...keyed.map(({ column }) => column), ...outcomes].join(', ')

const all = outcomes.map(outcome => `k.${outcome}`).join(' + ')

/** The cells that triggers keep of lessons (knowledge/counts), where they answer what is asked. */
export function keptCoverage(
  { filter, levels }: Looking,
  by: readonly string[],
  circles: Circles,
): ((writing: Writing) => KeptNumbers) | undefined {
  const { programmes: _programmes, municipalities: _municipalities, ...said } = filter
  if (partsOf(said).length < partsOf(filter).length) return undefined
  const known = by.filter((name): name is Dimension => name === 'OUTCOME' || columnOf(name) !== undefined)
  const asked: CoverageFilter = said
  if (known.length < by.length || !isKept(known, asked) || !isKept([], asked)) return undefined
  return writing => {
    const statement = (dimensions: readonly Dimension[]) =>
      `(${coverageStatement(writing, circles, { by: dimensions, filter: asked, levels }, false)}) k (${columns})`
    const isApart = known.includes('OUTCOME')
    const values = known.map(name => (name === 'OUTCOME' ? 'o.outcome' : `k.${String(columnOf(name))}`))
    const each = outcomes.map(outcome => `('${outcome.toUpperCase()}', k.${outcome})`).join(', ')
    return {
      total: `select coalesce(sum(${all}), 0) from ${statement([])}`,
      cells: () =>
        isApart
          ? `select ${values.join(', ')}, o.n from ${statement(known)}
           cross join lateral (values ${each}) o (outcome, n) where o.n > 0 order by o.n desc`
          : `select ${values.join(', ')}, ${all} from ${statement(known)} order by ${all} desc`,
    }
  }
}

const columnOf = (name: string): string | undefined => keyed.find(each => each.name === name)?.column
