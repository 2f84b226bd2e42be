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
  const start = bestStart(found, length)
  const from = start === 0 ? 0 : afterSpace(text, Math.max(0, start - Math.floor(length / 4)))
  const to = from + length >= text.length ? text.length : beforeSpace(text, from + length, from)
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

function bestStart(found: readonly Match[], length: number): number {
  let best = 0
  let most = 0
  for (const [at, { start }] of found.entries()) {
    const within = new Set<string>()
    for (let next = at; next < found.length; next++) {
      const match = found[next]
      if (!match || match.end > start + (length * 3) / 4) break
      within.add(match.term)
    }
    if (within.size <= most) continue
    most = within.size
    best = start
  }
  return best
}

function afterSpace(text: string, at: number): number {
  const space = text.slice(at, at + 40).search(/\s/)
  return at === 0 || space < 0 ? at : at + space + 1
}

function beforeSpace(text: string, at: number, from: number): number {
  const space = text.lastIndexOf(' ', at)
  return space > from + (at - from) / 2 ? space : at
}
