import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import { ValidationError } from '../../errors.ts'
import { regionsOfCountry } from '../../field/catalogues/above.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { languages } from '../../language/language.ts'
import { validate } from '../../validate.ts'
import type { Asked } from './asked.ts'
import { conceptOf, meaningsOf } from './themes.ts'

const mostThemes = 12
const mostSessions = 12

const rules = z
  .object({
    regions: z.array(z.string()).nullish(),
    countries: z.array(z.string()).nullish(),
    themes: z
      .array(z.string())
      .min(
        1,
        'themes: at least one policy domain, by its code in policyDomains, or concept, as concept:glass.',
      )
      .max(mostThemes, `themes: at most ${mostThemes}; a conference about more is about nothing.`),
    from: z.date(),
    until: z.date(),
    sessions: z
      .int()
      .min(1, `sessions: 1 to ${mostSessions}.`)
      .max(mostSessions, `sessions: 1 to ${mostSessions}.`)
      .nullish(),
    languages: z.array(z.enum(languages)).nullish(),
  })
  .refine(({ regions, countries }) => regions?.length || countries?.length, {
    path: ['regions'],
    error: 'regions: say of which region: M49 codes, such as 011, or countries.',
  })
  .refine(({ from, until }) => until >= from, {
    path: ['until'],
    error: 'until: the last day does not lie before the first.',
  })

/** What a dossier is asked about, as its input says it. */
export async function readAsked(
  { viewer, db, search, now }: Pick<Context, 'viewer' | 'db' | 'search' | 'now'>,
  input: object,
): Promise<Asked> {
  const { regions, countries, themes, sessions, languages: spoken, from, until } = validate(rules, input, [])
  await checkCodes(db, { regions, countries }, [])
  const memory = await db.$memory.heard()
  const meanings = await meaningsOf({ search }, themes)
  for (const [i, theme] of themes.entries())
    if (!memory.byCode('PolicyDomain', theme) && !meanings.has(theme))
      throw ValidationError.at(['themes', i], unknown(theme))
  return {
    reader: viewer,
    countries: countriesOf(regions ?? [], countries ?? [], memory),
    themes: [...new Set(themes)],
    meanings,
    from,
    until,
    sessions: sessions ?? 3,
    languages: spoken ?? [],
    invited: [],
    isForInvited: false,
    now,
  }
}

const unknown = (theme: string): string => {
  const concept = conceptOf(theme)
  return concept === undefined
    ? `themes: "${theme.slice(0, 100)}" is not a policy domain; take its code from policyDomains, or name a concept as concept:glass.`
    : `themes: "${concept.slice(0, 100)}" is not a concept of the thesaurus; take its code from concepts.`
}

/** Those that were named, and those within the regions, at whatever depth. */
export function countriesOf(regions: readonly string[], named: readonly string[], memory: Memory): string[] {
  const within = memory
    .rows('Country')
    .map(({ values: { code } }) => String(code))
    // The world is no region that one lies in; whoever names it means all of it.
    .filter(
      code => regions.includes('001') || regionsOfCountry(code, memory).some(each => regions.includes(each)),
    )
  return [...new Set([...named, ...within])].sort()
}
