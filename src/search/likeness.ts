import { rarity } from './bm25.ts'
import type { Statistics } from './statistics.ts'
import { countsIn } from './terms.ts'
import type { TermRecord } from './terms.ts'

/** What says what, in the order in which one writes it: a text may be the whole of a document or how it begins. */
const FIELDS = ['title', 'lesson', 'recommendation', 'context'] as const

/**
 * How much two texts say the same, from 0 to 1: of all the words in either, weighed by rarity and by how often they
 * stand there, the share that stands in both. 1: the same words as often. Of texts in two languages meanings are
 * compared instead of words, and hardly ever say all alike.
 */
export function likeness(
  text: TermRecord,
  document: TermRecord,
  isSameLanguage: boolean,
  statistics: Statistics,
): number {
  const counted = (record: TermRecord, fields: readonly string[]) =>
    countsIn(record, fields, term => term.startsWith(MEANING) !== isSameLanguage)
  const own = counted(text, FIELDS)
  const parts = FIELDS.map((_, at) => counted(document, FIELDS.slice(0, at + 1)))
  return Math.max(0, ...parts.map(part => shared(own, part, statistics)))
}

/** Terms of the thesaurus begin so. */
const MEANING = '~'

type Counts = ReadonlyMap<string, number>

function shared(one: Counts, other: Counts, statistics: Statistics): number {
  let both = 0
  let either = 0
  for (const term of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(term) ?? 0, other.get(term) ?? 0]
    const tells = rarity(term, statistics)
    both += tells * Math.min(here, there)
    either += tells * Math.max(here, there)
  }
  return either === 0 ? 0 : both / either
}
