import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const language = z.enum(['nl', 'fr', 'es', 'en'])

const Set = z.object({
  name: z.string(),
  lang: language,
  queryLang: language.optional(),
  docs: z.array(z.object({ id: z.string(), text: z.string(), lang: language.optional() })),
  queries: z.array(
    z.object({ id: z.string(), text: z.string(), relevant: z.array(z.string()), lang: language.optional() }),
  ),
})

/**
 * Documents in one language, questions (perhaps in another) and which documents answer each. What says its own
 * language is in that one.
 */
export type SearchSet = z.infer<typeof Set>

export async function readSet(path: string): Promise<SearchSet> {
  return Set.parse(JSON.parse(await readFile(path, 'utf8')))
}
