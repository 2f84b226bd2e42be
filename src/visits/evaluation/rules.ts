import { z } from 'zod'
import { givenText } from '../../field/text-rules.ts'

const text = givenText('text', 4_000, 'say what is to be reached, so that one can see whether it was.')
const details = { policyDomain: z.string().nullish(), dueOn: z.date().nullish() }

export const planRules = z.object({ ...details, text })
export const editRules = z.object({ ...details, text: text.nullish() })
export const dropRules = z.object({ reason: givenText('reason', 4_000, 'say why it is no longer aimed at.') })

export const judgeRules = z.object({
  judgement: z.enum(['REACHED', 'WILL_BE_REACHED', 'PARTLY', 'NOT_REACHED']),
  contribution: z.enum(['NONE', 'SOME', 'STRONG']),
  sentence: givenText('sentence', 4_000, 'say in a sentence what the judgement rests on.'),
})
