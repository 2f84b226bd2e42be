import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import type { Where } from '../../db/read/tree.ts'
import { domainsUp } from '../../field/catalogues/above.ts'
import { withinDomains } from '../../field/catalogues/within.ts'
import { labelOf } from '../../graphql/labels.ts'
import { capitalised } from '../../language/capitalised.ts'
import { type Language, languages } from '../../language/language.ts'
import type { Meaning } from '../../search/thesaurus/meaning.ts'
import type { Asked } from './asked.ts'

// A theme is a policy domain, with those beneath it, or a concept of the thesaurus, with what is narrower. What is filed
// under the domain is about the one; of the other is what says so in its title or its text in few words.

const prefix = 'concept:'

export const themeOfConcept = (code: string): string => `${prefix}${code}`
export const conceptOf = (theme: string): string | undefined =>
  theme.startsWith(prefix) ? theme.slice(prefix.length) : undefined

/** What the concepts among these themes mean, by the theme; what the thesaurus does not know is left out. */
export async function meaningsOf(
  { search }: Pick<Context, 'search'>,
  themes: readonly string[],
): Promise<ReadonlyMap<string, Meaning>> {
  const known = await search.meaningsOf(themes.flatMap(theme => conceptOf(theme) ?? []))
  return new Map([...known].map(([code, meaning]) => [themeOfConcept(code), meaning]))
}

export const domainsOf = ({ themes }: Pick<Asked, 'themes'>): string[] =>
  themes.filter(theme => conceptOf(theme) === undefined)

/** What a theme is called; as it is written where it is gone from the catalogue or the thesaurus since. */
export function themeLabel(
  theme: string,
  language: Language,
  { asked: { meanings }, memory }: { asked: Pick<Asked, 'meanings'>; memory: Memory },
): string {
  const domain = memory.byCode('PolicyDomain', theme)
  if (domain) return labelOf(domain, language)
  const terms = meanings.get(theme)?.terms
  const [term] = [language, 'en' as const, ...languages].flatMap(each => terms?.[each][0] ?? [])
  if (term === undefined) return conceptOf(theme) ?? theme
  // The thesaurus writes its terms as they stand in a sentence, the catalogue its domains as they head a list.
  return capitalised(term, language)
}

/** What is about one of the themes, of a table that is filed under policy domains and stands in the index. */
export const isAboutOne = (asked: Pick<Asked, 'themes' | 'meanings'>): Where => ({
  OR: [
    { policyDomains: { some: withinDomains(domainsOf(asked)) } },
    ...[...asked.meanings.values()].map(isAboutConcept),
  ],
})

/** By the concepts among the themes, what is about each. */
export const aboutConcepts = ({ meanings }: Pick<Asked, 'meanings'>): [theme: string, holds: Where][] =>
  [...meanings].map(([theme, meaning]) => [theme, isAboutConcept(meaning)])

const isAboutConcept = ({ anyOf, allOf }: Meaning): Where => ({
  indexed: {
    OR: [{ concepts: { hasSome: anyOf } }, ...allOf.map(codes => ({ concepts: { hasEvery: codes } }))],
  },
})

/** For each policy domain the themes that it belongs to: those that are it, or lie above it. */
export const themesOfDomains = (themes: readonly string[], memory: Memory): ReadonlyMap<string, string[]> =>
  new Map(
    memory
      .rows('PolicyDomain')
      .map(({ values: { code } }) => String(code))
      .map(code => [code, domainsUp(code, memory).filter(each => themes.includes(each))]),
  )

/** For each theme the policy domains beneath it, at whatever depth. */
export function domainsBeneath(
  themes: readonly string[],
  memory: Memory,
): ReadonlyMap<string, readonly string[]> {
  const belongs = themesOfDomains(themes, memory)
  return new Map(
    themes.map(theme => [
      theme,
      [...belongs].filter(([code, to]) => code !== theme && to.includes(theme)).map(([code]) => code),
    ]),
  )
}
