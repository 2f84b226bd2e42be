import type { Memory } from '../../db/read/memory.ts'
import { labelOf } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { say, sayList } from '../../language/messages/say.ts'
import type { Pair } from './pairs.ts'

export const themeLabel = (theme: string, language: Language, memory: Memory): string => {
  const domain = memory.byCode('PolicyDomain', theme)
  return domain ? labelOf(domain, language) : theme
}

export const nameOf = (municipality: string, memory: Memory): string =>
  String(memory.where('Municipality', 'id', municipality)[0]?.values['name'] ?? municipality)

/** What speaks for a pair, in words: first of who knows, then of who asks. */
export function reasonsOf(
  { theme, knows, experience, asks, need }: Pair,
  language: Language,
  memory: Memory,
) {
  const themeName = themeLabel(theme, language, memory)
  const sayOf = <Part extends 'experience' | 'need', Kind extends string>(
    part: Part,
    municipality: string,
    counts: Readonly<Record<Kind, number>>,
    kinds: readonly Kind[],
  ) =>
    kinds
      .filter(kind => counts[kind] > 0)
      .map(kind => ({ part, kind, count: counts[kind], who: nameOf(municipality, memory) }))
  return [
    ...sayOf('experience', knows, experience, ['lessons', 'helped', 'visits']),
    ...sayOf('need', asks, need, ['questions', 'recommendations', 'visitsPlanned']),
  ].map(({ part, kind, count, who }) =>
    say(language, `dossiers.${part}.${kind}` as 'dossiers.experience.lessons', {
      who,
      count,
      theme: themeName,
    }),
  )
}

/** Why these two should meet, in one sentence. */
export const sayPair = (pair: Pair, language: Language, memory: Memory): string =>
  say(language, 'dossiers.pair', {
    knows: nameOf(pair.knows, memory),
    asks: nameOf(pair.asks, memory),
    theme: themeLabel(pair.theme, language, memory),
    reasons: sayList(language, reasonsOf(pair, language, memory)),
  })
