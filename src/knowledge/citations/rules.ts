import { z } from 'zod'
import { optionalText } from '../../field/text-rules.ts'

export const passageRules = z.object({
  documentId: z.string(),
  page: z.number().int().min(1, 'page: the first page is 1.').nullish(),
  quote: optionalText('quote', 4_000),
})

/** Letters and digits alone: how words are spaced and cut at the ends of lines differs between a page and its quote. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
