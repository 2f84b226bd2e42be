import { fold } from '../../search/analysis/fold.ts'
import { tokenize } from '../../search/analysis/tokenize.ts'
import type { Candidate } from '../../search/engines/port.ts'
import type { SearchAnswer } from '../../search/search.ts'
import { countsIn } from '../../search/terms.ts'
import type { Plan } from './plan.ts'
import { isSmallWord } from './small-words.ts'

const mostWords = 4

interface Said {
  readonly written: string
  readonly start: number
  readonly end: number
  readonly tells: number
}

/** The words of a plan's title and papers that a candidate says too, in whatever language; those that tell most. */
export function wordsBothSay(
  { asked, text }: Pick<SearchAnswer, 'asked' | 'text'>,
  { terms: record }: Candidate,
  plan: Plan,
): string[] {
  // What the facts are called stands behind the papers, and is told as a fact; so is the partner that a text names.
  const named = new Set(plan.partnerships.flatMap(({ name }) => tokenize(name).map(({ text }) => fold(text))))
  const last = plan.papers.at(-1) ?? plan.title
  const end = last === '' ? 0 : text.lastIndexOf(last) + last.length
  const its = countsIn(record, Object.keys(record), () => true)
  const said = asked
    .filter(({ start, written }) => start < end && !isSmallWord(written) && !named.has(fold(written)))
    .map(({ written, start, end, terms }) => ({
      ...{ written, start, end },
      tells: Math.max(0, ...[...terms].map(([term, tells]) => (its.has(term) ? tells : 0))),
    }))
    .filter(({ tells }) => tells > 0)
  return wholeWords(said, text)
    .sort((one, other) => other.tells - one.tells)
    .slice(0, mostWords)
    .map(({ written }) => written)
}

/** A word with a hyphen is looked for whole and by its parts, and said once, as it was written: West-Afrika. */
function wholeWords(said: readonly Said[], text: string): Said[] {
  const whole: Said[] = []
  for (const next of said.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const before = whole.at(-1)
    if (!before || next.start >= before.end) whole.push(next)
    else {
      const [start, end] = [before.start, Math.max(before.end, next.end)]
      const tells = Math.max(before.tells, next.tells)
      whole.splice(-1, 1, { written: text.slice(start, end), start, end, tells })
    }
  }
  return whole
}
