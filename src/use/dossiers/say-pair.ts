import { nameOfMunicipality } from '../../field/municipalities/from-memory.ts'
import type { Language } from '../../language/language.ts'
import { say, sayList } from '../../language/messages/say.ts'
import type { Dossier } from './dossier.ts'
import type { Pair } from './pairs.ts'
import { themeLabel } from './themes.ts'

const kinds = {
  experience: ['lessons', 'practices', 'helped', 'visits'],
  need: ['questions', 'recommendations', 'visitsPlanned', 'thinBriefs'],
} as const

/** What there is of a kind at all, with how much. */
const some = <Kind extends string>(all: readonly Kind[], counts: Readonly<Record<Kind, number>>) =>
  all.map(kind => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0)

/** What speaks for a pair, in words: first of who knows, then of who asks. */
export function reasonsOf({ knows, asks, ...pair }: Pair, language: Language, dossier: Dossier): string[] {
  const { memory } = dossier
  const theme = themeLabel(pair.theme, language, dossier)
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
export function sayPair(
  { theme, knows, experience, asks, need }: Pair,
  language: Language,
  dossier: Dossier,
) {
  const { memory } = dossier
  const short = (counts: readonly { kind: Kind; count: number }[]) =>
    sayList(
      language,
      counts.map(({ kind, count }) => say(language, `dossiers.short.${kind}`, { count })),
    )
  return say(language, 'dossiers.pair', {
    knows: nameOfMunicipality(knows, memory),
    asks: nameOfMunicipality(asks, memory),
    theme: themeLabel(theme, language, dossier),
    experience: short(some(kinds.experience, experience)),
    need: short(some(kinds.need, need)),
  })
}

type Kind = (typeof kinds)[keyof typeof kinds][number]
