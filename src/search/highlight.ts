import type { Language } from './document.ts'
import { words } from './analysis/words.ts'
import type { Expansion } from './analysis/words.ts'

/** A stretch of a text as written. Plain text: whoever shows it escapes it. */
export type Segment = { readonly text: string; readonly matched: boolean }

/** The text in stretches, those words marked that have a term of the query. */
export function highlight(
  text: string,
  language: Language,
  terms: ReadonlySet<string>,
  expansions: readonly Expansion[] = [],
): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { start, end } of matches(text, language, terms, expansions)) {
    if (start < at) continue
    if (start > at) segments.push({ text: text.slice(at, start), matched: false })
    segments.push({ text: text.slice(start, end), matched: true })
    at = end
  }
  if (at < text.length) segments.push({ text: text.slice(at), matched: false })
  return segments
}

/** The stretch of about `length` characters that holds most different terms, cut between words. */
export function snippet(
  text: string,
  language: Language,
  terms: ReadonlySet<string>,
  length = 240,
  expansions: readonly Expansion[] = [],
): Segment[] {
  if (text.length <= length) return highlight(text, language, terms, expansions)
  const found = matches(text, language, terms, expansions)
  const best = bestStart(found, length)
  const from = best === undefined ? 0 : afterSpace(text, best - Math.floor(length / 4), best)
  const to = from + length >= text.length ? text.length : beforeSpace(text, from + length)
  const segments = highlight(text.slice(from, to), language, terms, expansions)
  const dots = { text: '…', matched: false }
  return [...(from > 0 ? [dots] : []), ...segments, ...(to < text.length ? [dots] : [])]
}

type Match = { readonly start: number; readonly end: number; readonly term: string }

function matches(
  text: string,
  language: Language,
  terms: ReadonlySet<string>,
  expansions: readonly Expansion[],
): Match[] {
  return words(text, language)
    .filter(
      word =>
        terms.has(word.term) || expansions.some(expand => expand(word, language).some(t => terms.has(t))),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The match from which most different terms stand within reach. */
function bestStart(found: readonly Match[], length: number): number | undefined {
  let best: number | undefined
  let most = 0
  for (const [at, { start }] of found.entries()) {
    const within = new Set<string>()
    for (let next = at; next < found.length; next++) {
      const match = found[next]
      if (!match || match.end > start + (length * 3) / 4) break
      within.add(match.term)
    }
    if (best !== undefined && within.size <= most) continue
    most = within.size
    best = start
  }
  return best
}

/** The first start of a word from `at` on, at the latest the match itself. */
function afterSpace(text: string, at: number, match: number): number {
  if (at <= 0) return 0
  const space = text.slice(at, match).search(/\s/)
  return space < 0 ? match : at + space + 1
}

/** The last end of a word before `at`; a text without spaces is cut between characters. */
function beforeSpace(text: string, at: number): number {
  const space = text.slice(0, at + 1).search(/\s\S*$/)
  if (space > at - 40) return space
  const inPair = /[\ud800-\udbff]/.test(text.charAt(at - 1))
  return inPair ? at - 1 : at
}
