import type { OwnCost } from '../../graphql/cost/weigh-field.ts'

/** By the number of dimensions, as measured by bench:limits: what counting adds, and how many rows a board may have. */
const two = { own: 2_000, rows: 50, withNone: 200 }
const byDimensions = [
  { own: 0, rows: 1, withNone: 1 },
  { own: 0, rows: 20, withNone: 50 },
  two,
  { own: 10_000, rows: 150, withNone: 2_000 },
  { own: 30_000, rows: 300, withNone: 1_500 },
  { own: 50_000, rows: 500, withNone: 1_500 },
]
/**
 * In how many respects a board is told apart says what it costs: every thing counts in each combination of its values.
 * Unless asked otherwise most boards are told apart by two.
 */
export const costOfBoard: OwnCost['asked'] = args => {
  const by = args.get('by')
  const { own, rows, withNone } = (Array.isArray(by) && byDimensions[by.length]) || two
  return { own, rows: args.get('withNone') === true ? withNone : rows }
}
