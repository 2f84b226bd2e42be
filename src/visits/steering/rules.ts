import { z } from 'zod'
import { givenText } from '../../field/text-rules.ts'

const text = givenText(
  'text',
  20_000,
  'say who steers the cooperation, how they decide and how often they meet.',
)
const policyDomains = z
  .array(z.string())
  .min(1, 'policyDomains: at least one priority.')
  .max(10, 'policyDomains: at most 10; what has priority is not all.')

export const layDownRules = z.object({ text, policyDomains, since: z.date().nullish() })
export const editRules = z.object({
  text: text.nullish(),
  policyDomains: policyDomains.nullish(),
  since: z.date().nullish(),
})
