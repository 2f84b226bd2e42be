import { fold } from './analysis/fold.ts'
import { words } from './analysis/words.ts'
import type { Expansion, Word } from './analysis/words.ts'
import type { Language } from './document.ts'
import type { AskedWord } from './find.ts'
import { grow, holdsMore, isBetter, isSame, joinNeighbours, rarest } from './stretches.ts'
import type { Stretch } from './stretches.ts'

/** What a document says to something that was asked, in words as they stand in both. */
export interface Match {
  readonly asked: string
  /** What a mistyped word was taken for. */
  readonly readAs?: string
  readonly found: string
  /** The word itself in some form, or only what it means. */
  readonly isSameWord: boolean
  readonly field: string
}

/** What was asked: the text, and those of its words that exist. */
export interface Asked {
  readonly text: string
  readonly asked: readonly AskedWord[]
  readonly expansions: readonly Expansion[]
}

/** Why a document with these texts was found, what tells most first: for each word asked the best that answers to it. */
export function whyFound(
  fields: Readonly<Record<string, string>>,
  language: Language,
  { text, asked, expansions }: Asked,
): Match[] {
  const best = new Map<AskedWord, Stretch>()
  const byTerm = Map.groupBy(
    asked.flatMap(one => Array.from(one.terms, ([term, tells]) => ({ one, term, tells }))),
    ({ term }) => term,
  )
  for (const [field, said] of Object.entries(fields)) {
    const open = new Map<AskedWord, Stretch>()
    for (const [at, word] of words(said, language).entries()) {
      const terms = new Set([word.term, ...expansions.flatMap(expand => expand(word, language))])
      const matched = Map.groupBy(
        [...terms].flatMap(term => byTerm.get(term) ?? []),
        ({ one }) => one,
      )
      for (const [one, its] of matched) {
        const tells = new Map(its.map(({ term, tells }) => [term, tells]))
        const stretch = stretchOf(one, tells, word, at, { field, text: said })
        const grown = grow(open.get(one), stretch)
        open.set(one, grown)
        if (isBetter(grown, best.get(one))) best.set(one, grown)
      }
    }
  }
  const joined = joinNeighbours([...best.values()], text)
  const sorted = joined
    .filter(one => !joined.some(other => holdsMore(other, one)))
    .sort((a, b) => rarest(b) - rarest(a))
  // Of several words asked that one word answers, the one that tells most.
  return sorted
    .filter((one, at) => !sorted.slice(0, at).some(before => isSame(before, one)))
    .map(one => asMatch(one, text))
}

function stretchOf(
  one: AskedWord,
  terms: ReadonlyMap<string, number>,
  word: Word,
  at: number,
  where: Pick<Stretch, 'field' | 'text'>,
): Stretch {
  const begins = fold(word.text).startsWith(fold(one.meant ?? one.written))
  return {
    ...where,
    ...{
      word: one,
      places: [one.place, one.place],
      start: word.start,
      end: word.end,
      words: [at, at],
      terms,
    },
    isSameWord: terms.has(word.term) || begins,
  }
}

function asMatch({ word, field, text, start, end, isSameWord }: Stretch, asked: string): Match {
  return {
    asked: asked.slice(word.start, word.end),
    ...(word.meant === undefined ? {} : { readAs: word.meant }),
    found: text.slice(start, end),
    isSameWord,
    field,
  }
}
