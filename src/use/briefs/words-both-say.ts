import type { Candidate } from '../../search/engines/port.ts'
import type { SearchAnswer } from '../../search/search.ts'
import { countsIn } from '../../search/terms.ts'
import type { Plan } from './plan.ts'

const mostWords = 4

/** The words of a plan's title and papers that a candidate says too, in whatever language; those that tell most. */
export function wordsBothSay(
  { asked, text }: Pick<SearchAnswer, 'asked' | 'text'>,
  { terms: record }: Candidate,
  plan: Plan,
): string[] {
  // What the facts are called stands behind the papers, and is told as a fact.
  const last = plan.papers.at(-1) ?? plan.title
  const end = last === '' ? 0 : text.lastIndexOf(last) + last.length
  const its = countsIn(record, Object.keys(record), () => true)
  return asked
    .filter(({ start }) => start < end)
    .map(({ written, terms }) => ({
      written,
      tells: Math.max(0, ...[...terms].map(([term, tells]) => (its.has(term) ? tells : 0))),
    }))
    .filter(({ tells }) => tells > 0)
    .sort((one, other) => other.tells - one.tells)
    .slice(0, mostWords)
    .map(({ written }) => written)
}
