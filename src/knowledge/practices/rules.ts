import { z } from 'zod'
import type { Visibility } from '../../db/generated/client/enums.ts'
import { languages } from '../../language/language.ts'

/** From the fewest readers to the most. */
const widening = ['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC'] as const satisfies readonly Visibility[]

/** The visibility with the fewest readers among these. */
export const narrowest = (visibilities: readonly Visibility[]): Visibility =>
  widening.find(visibility => visibilities.includes(visibility)) ?? 'INTERNAL'

export const isWider = (one: Visibility, than: Visibility): boolean =>
  widening.indexOf(one) > widening.indexOf(than)

/** A practice that worked once is a lesson; confirmed in a second partnership it is a good practice. */
export const fewestPartnerships = 2

const text = (name: string, most: number) =>
  z.string().trim().max(most, `${name}: at most ${most} characters.`)
const optional = (name: string) =>
  text(name, 20_000)
    .transform(value => value || null)
    .nullish()

const wording = {
  howToApply: optional('howToApply'),
  holdsWhen: optional('holdsWhen'),
  reviewOn: z.date().nullish(),
  visibility: z.enum(widening).nullish(),
}

export const promoteRules = z.object({
  ...wording,
  title: text('title', 200).min(1, 'title: name the practice in a few words.'),
  summary: text('summary', 20_000).min(1, 'summary: say what to do and what it brings.'),
  language: z.enum(languages).nullish(),
  lessons: z.array(z.string()).min(1, 'lessons: at least one.').max(50, 'lessons: at most 50.'),
})

export const editPracticeRules = z.object({
  ...wording,
  title: text('title', 200).min(1, 'title: it cannot be emptied.').nullish(),
  summary: text('summary', 20_000).min(1, 'summary: it cannot be emptied.').nullish(),
})

export type Promotion = z.infer<typeof promoteRules>
