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

/** Why these two should meet, in one sentence, and about what else in another. */
export function sayPair(
  { theme, furtherThemes, knows, experience, asks, need }: Pair,
  language: Language,
  dossier: Dossier,
) {
  const { memory } = dossier
  const short = (counts: readonly { kind: Kind; count: number }[]) =>
    sayList(
      language,
      counts.map(({ kind, count }) => say(language, `dossiers.short.${kind}`, { count })),
    )
  const label = (each: string) => themeLabel(each, language, dossier)
  const why = say(language, 'dossiers.pair', {
    knows: nameOfMunicipality(knows, memory),
    asks: nameOfMunicipality(asks, memory),
    theme: label(theme),
    experience: short(some(kinds.experience, experience)),
    need: short(some(kinds.need, need)),
  })
  if (furtherThemes.length === 0) return why
  return `${why} ${say(language, 'dossiers.pair.further', { themes: sayList(language, furtherThemes.map(label)) })}`
}

type Kind = (typeof kinds)[keyof typeof kinds][number]
