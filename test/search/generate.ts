import type { Language, SearchDocument } from '../../src/search/document.ts'
import type { Filter } from '../../src/search/filter.ts'
import type { ProposeRequest } from '../../src/search/engines/port.ts'
import { packField } from '../../src/search/terms.ts'

const WORDS = Array.from({ length: 60 }, (_, at) => `word${at}`).concat([
  '#waste',
  '3.5',
  '東京',
  'ўзб',
  'q',
  'covid19',
])
const VALUES: Record<string, string[]> = {
  kind: ['LESSON', 'PRACTICE', 'lesson', 'say "no"'],
  country: ['BE', 'SN', 'MA', 'a\\b', '😀', 'x'.repeat(300)],
  audience: ['PUBLIC', 'NETWORK', 'INTERNAL:1', 'INTERNAL:2'],
}

/** The same numbers from the same seed on every machine. */
export function dice(seed: number): (below: number) => number {
  let state = (seed + 1) * 2654435761
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0
    return (state >>> 8) % below
  }
}

export function generateDocuments(count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, at): SearchDocument => {
    const roll = dice(at)
    const field = () => {
      const counts = new Map<string, number>()
      for (let words = roll(12); words >= 0; words--) {
        const word = pick(WORDS.slice(0, 1 + roll(WORDS.length)), roll)
        counts.set(word, (counts.get(word) ?? 0) + 1)
      }
      return packField(counts, 12)
    }
    const common = {
      recent: roll(500),
      kind: pick(VALUES.kind ?? [], roll),
      country: Array.from({ length: roll(3) }, () => pick(VALUES.country ?? [], roll)),
      audience: pick(VALUES.audience ?? [], roll),
    }
    const languages: Language[] = ['nl', 'fr', 'es', 'en']
    return {
      id: `Lesson_${at}`,
      version: `v${roll(1000)}`,
      language: pick(languages, roll),
      attributes: roll(4) > 0 ? { ...common, year: 2000 + roll(30) } : common,
      terms: roll(2) > 0 ? { title: field(), lesson: field() } : { lesson: field() },
    }
  })
}

export function generateRequest(seed: number): ProposeRequest {
  const roll = dice(seed + 100_000)
  const terms = new Map<string, number>()
  for (let left = roll(5); left > 0; left--) terms.set(pick([...WORDS, 'unknown'], roll), 1 + roll(9) / 3)
  const filter = generateFilter(roll, 2)
  const attributes = ['kind', 'country', 'audience', 'year'].filter(() => roll(2) > 0)
  return {
    terms: Array.from(terms, ([term, weight]) => ({ term, weight })),
    ...(roll(3) > 0 ? {} : { without: Array.from({ length: roll(3) }, () => pick(WORDS, roll)) }),
    filter,
    facets: attributes.map(attribute => ({
      attribute,
      filter: roll(2) > 0 ? filter : generateFilter(roll, 1),
    })),
    limit: 1000,
  }
}

function generateFilter(roll: (below: number) => number, depth: number): Filter {
  const parts = () => Array.from({ length: roll(4) }, () => generateFilter(roll, depth - 1))
  const kind = roll(depth > 0 ? 8 : 4)
  if (kind === 0) return { field: 'year', from: 2000 + roll(30), to: 2010 + roll(20) }
  if (kind < 4) {
    const field = pick(Object.keys(VALUES), roll)
    return { field, in: Array.from({ length: roll(4) }, () => pick(VALUES[field] ?? [], roll)) }
  }
  if (kind === 4) return { not: generateFilter(roll, depth - 1) }
  return kind === 5 ? { any: parts() } : { all: parts() }
}

function pick<T>(from: readonly T[], roll: (below: number) => number): T {
  const one = from[roll(from.length)]
  if (one === undefined) throw new Error('Nothing to pick from')
  return one
}
