import { z } from 'zod'

/** Why an item is in a brief, as data: kept with a brief that is fixed, and said in the language of whoever reads it. */
export const Reason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('SAME_PARTNERSHIP') }),
  z.object({ code: z.literal('SAME_DOMAIN'), value: z.string() }),
  z.object({ code: z.literal('NEAR_DOMAIN'), value: z.string() }),
  z.object({ code: z.literal('SAME_COUNTRY'), value: z.string() }),
  z.object({ code: z.literal('SAME_REGION'), value: z.string() }),
  z.object({ code: z.literal('SAME_MISSION_TYPE'), value: z.string() }),
  z.object({ code: z.literal('MATCHES_TEXT'), words: z.array(z.string()) }),
  z.object({ code: z.literal('PROVEN'), visits: z.int(), partnerships: z.int() }),
  z.object({ code: z.literal('FAILED') }),
  z.object({ code: z.literal('IMPORTED'), value: z.string() }),
])

export type Reason = z.infer<typeof Reason>
export type ReasonCode = Reason['code']
