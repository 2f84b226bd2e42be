import { isRecord, type Where } from './tree.ts'
import { at, tableOf, type Writing } from './writing.ts'

/**
 * `a > x, or a = x and b > y` says (a, b) > (x, y). An index goes straight to the row; through the alternatives it
 * would read all rows that share the first value, and what is imported in one go shares its moment.
 */
export function rowComparison(
  writing: Writing,
  model: string,
  alias: string,
  alternatives: readonly Where[],
): string | undefined {
  const last = alternatives.at(-1)
  if (!last || alternatives.length < 2) return undefined
  const columns = Object.keys(last)
  const steps = columns.map((name, i) => stepOf(alternatives[i], name))
  const [first] = steps
  const isOne =
    alternatives.length === columns.length &&
    steps.every(step => step !== undefined && step.test === first?.test) &&
    alternatives.every((each, i) => isStep(each, columns.slice(0, i), steps))
  const facts = columns.map(name => tableOf(writing, model).columns[name])
  if (!isOne || !first || !facts.every(fact => fact?.isRequired)) return undefined
  const left = facts.flatMap(fact => (fact ? [at(alias, fact.column)] : []))
  const right = facts.flatMap((fact, i) => (fact ? [writing.value(steps[i]?.value, fact)] : []))
  return `(${left.join(', ')}) ${first.test === 'gt' ? '>' : '<'} (${right.join(', ')})`
}

interface Step {
  readonly test: 'gt' | 'lt'
  readonly value: unknown
}

function stepOf(alternative: Where | undefined, name: string): Step | undefined {
  const tests = alternative?.[name]
  const [[test, value] = [], ...more] = isRecord(tests) ? Object.entries(tests) : []
  return (test === 'gt' || test === 'lt') && value !== null && more.length === 0 ? { test, value } : undefined
}

/** Equal in the columns before, beyond in the next. */
const isStep = (
  alternative: Where,
  before: readonly string[],
  steps: readonly (Step | undefined)[],
): boolean =>
  Object.keys(alternative).length === before.length + 1 &&
  before.every((name, i) => alternative[name] !== undefined && alternative[name] === steps[i]?.value)
