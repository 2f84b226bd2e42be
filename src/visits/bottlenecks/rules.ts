import { z } from 'zod'
import { givenText } from '../../field/text-rules.ts'

const text = givenText('text', 4_000, 'say what is in the way, and between whom.')
const recommendation = givenText('recommendation', 4_000, 'say how you would handle it.')
const visibility = z.enum(['INTERNAL', 'FLEMISH', 'NETWORK'], {
  error: 'visibility: INTERNAL, FLEMISH or NETWORK; what is in the way between people is not for everyone.',
})

export const noteRules = z.object({ text, recommendation, visibility: visibility.nullish() })
export const editRules = z.object({
  text: text.nullish(),
  recommendation: recommendation.nullish(),
  visibility: visibility.nullish(),
})
