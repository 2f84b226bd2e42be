import { z } from 'zod'
import { givenText, optionalText } from '../../field/text-rules.ts'

const title = givenText('title', 200, 'say in a few words what it is about.')
const participants = z
  .array(z.string())
  .min(1, 'participants: a session has at least one; invite them to the event first.')
  .max(100, 'participants: at most 100.')
  .refine(list => new Set(list).size === list.length, 'participants: each stands in the list once.')

const details = {
  text: optionalText('text', 20_000),
  heldOn: z.date().nullish(),
  policyDomains: z.array(z.string()).max(20, 'policyDomains: at most 20.').nullish(),
}

export const addRules = z.object({ ...details, title, participants })

export const editRules = z.object({
  ...details,
  title: title.nullish(),
  participants: participants.nullish(),
  position: z.int().min(1, 'position: from 1.').max(1_000, 'position: at most 1000.').nullish(),
})
