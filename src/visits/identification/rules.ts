import { z } from 'zod'
import type { IdentificationPoint, Pillar } from '../../db/generated/client/enums.ts'
import { optionalText } from '../../field/text-rules.ts'

/** What an identification mission looks at, in the order of the leaflet. */
export const points = [
  'SPIRIT_OF_THE_PROGRAMME',
  'COLLEAGUE_TO_COLLEAGUE',
  'CAPACITY_BUILDING',
  'THREE_PILLARS',
  'COMMUNICATION',
  'SUPRA_LOCAL_SETTING',
] as const satisfies readonly IdentificationPoint[]

const pillars = ['POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY'] as const satisfies readonly Pillar[]

/** The pillars of governance that have no part in a visit. */
export const missingPillars = (involved: readonly Pillar[]): Pillar[] =>
  pillars.filter(pillar => !involved.includes(pillar))

const check = z
  .object({
    point: z.enum(points),
    holds: z.enum(['YES', 'PARTLY', 'NO']),
    sentence: optionalText('sentence', 4_000),
  })
  .refine(({ holds, sentence }) => holds === 'YES' || sentence, {
    path: ['sentence'],
    error: 'sentence: say what is lacking, and what would help.',
  })

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const identificationRules = z.object({
  checks: z
    .array(check)
    .refine(
      list => new Set(list.map(({ point }) => point)).size === list.length,
      'checks: each point stands in the list once.',
    )
    .nullish(),
  languages: z
    .array(z.string().refine(isLanguage, 'languages: a language tag, such as fr or wo.'))
    .max(10, 'languages: at most 10.')
    .transform(tags => [...new Set(Intl.getCanonicalLocales(tags))])
    .nullish(),
  channels: optionalText('channels', 4_000),
})
