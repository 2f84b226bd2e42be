import { z } from 'zod'
import { givenText } from '../../field/text-rules.ts'

const text = givenText('text', 4_000, 'say what was seen or heard.')
const details = {
  foundOn: z.date().nullish(),
  pillar: z.enum(['POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY']).nullish(),
  policyDomain: z.string().nullish(),
}

export const noteRules = z.object({ ...details, text })
export const editRules = z.object({ ...details, text: text.nullish() })
