import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { languages } from '../../src/language/language.ts'

const codes = z.array(z.string()).default([])
const judged = z.record(z.string(), z.string())
const both = z.strictObject({ wanted: judged, unwanted: judged })

/** See README.md for what each part means. */
const Plan = z.strictObject({
  key: z.string(),
  as: z.string().optional(),
  language: z.enum(languages),
  regions: codes,
  countries: codes,
  themes: z.array(z.string()).min(1),
  startsIn: z.int(),
  sessions: z.int().min(1),
  reading: both,
  pairs: both,
})

export type Plan = z.infer<typeof Plan>

const here = new URL('plans.json', import.meta.url)

export async function readPlans(path: string | URL = here): Promise<Plan[]> {
  return z.array(Plan).parse(JSON.parse(await readFile(path, 'utf8')))
}
