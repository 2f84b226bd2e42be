import type { Language } from '../../language/language.ts'
import type { SearchAnswer } from '../../search/search.ts'
import { whyFound, type Match } from '../../search/why-found.ts'
import type { Texts } from './read-texts.ts'

export interface Matches {
  /** What tells most first. */
  readonly matches: readonly Match[]
  /** In which it was found; null where it was only by names, or where nothing was asked. */
  readonly language: Language | null
}

const most = 5
/** Names of places and municipalities are of no language. */
const names = 'names'

/** Why a hit was found. */
export function matchesOf(
  texts: Texts | undefined,
  answer: Pick<SearchAnswer, 'text' | 'asked' | 'expansions'>,
): Matches {
  if (!texts) return { matches: [], language: null }
  const matches = whyFound(texts.fields, texts.language ?? 'nl', answer)
  const isSaid = matches.some(({ field }) => field !== names)
  return { matches: matches.slice(0, most), language: isSaid ? texts.language : null }
}
