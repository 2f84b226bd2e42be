import type { Memory } from '../../db/read/memory.ts'
import { nameOfMunicipality } from '../../field/municipalities/from-memory.ts'
import { labelOf } from '../../graphql/labels.ts'
import type { Language } from '../../language/language.ts'
import { say, sayList } from '../../language/messages/say.ts'
import type { Pair } from './pairs.ts'

export const themeLabel = (theme: string, language: Language, memory: Memory): string => {
  const domain = memory.byCode('PolicyDomain', theme)
  return domain ? labelOf(domain, language) : theme
}

const kinds = {
  experience: ['lessons', 'helped', 'visits'],
  need: ['questions', 'recommendations', 'visitsPlanned'],
} as const

/** What there is of a kind at all, with how much. */
const some = <Kind extends string>(all: readonly Kind[], counts: Readonly<Record<Kind, number>>) =>
  all.map(kind => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0)

/** What speaks for a pair, in words: first of who knows, then of who asks. */
export function reasonsOf({ knows, asks, ...pair }: Pair, language: Language, memory: Memory): string[] {
  const theme = themeLabel(pair.theme, language, memory)
  const [knowing, asking] = [nameOfMunicipality(knows, memory), nameOfMunicipality(asks, memory)]
  return [
    ...some(kinds.experience, pair.experience).map(({ kind, count }) =>
      say(language, `dossiers.experience.${kind}`, { who: knowing, count, theme }),
    ),
    ...some(kinds.need, pair.need).map(({ kind, count }) =>
      say(language, `dossiers.need.${kind}`, { who: asking, count, theme }),
    ),
  ]
}

/** Why these two should meet, in one sentence. */
export function sayPair({ theme, knows, experience, asks, need }: Pair, language: Language, memory: Memory) {
  const short = (counts: readonly { kind: Kind; count: number }[]) =>
    sayList(
      language,
      counts.map(({ kind, count }) => say(language, `dossiers.short.${kind}`, { count })),
    )
  return say(language, 'dossiers.pair', {
    knows: nameOfMunicipality(knows, memory),
    asks: nameOfMunicipality(asks, memory),
    theme: themeLabel(theme, language, memory),
    experience: short(some(kinds.experience, experience)),
    need: short(some(kinds.need, need)),
  })
}

type Kind = (typeof kinds)[keyof typeof kinds][number]
