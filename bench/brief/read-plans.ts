import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { languages } from '../../src/language/language.ts'

const codes = z.array(z.string()).default([])
const judged = z.record(z.string(), z.string())

/** See README.md for what each part means. */
const Plan = z.strictObject({
  key: z.string(),
  as: z.string(),
  language: z.enum(languages).default('nl'),
  plan: z.strictObject({
    title: z.string(),
    purpose: z.string().optional(),
    termsOfReference: z.string().optional(),
    missionTypes: z.array(z.enum(['IDENTIFICATION', 'EVALUATION', 'TECHNICAL', 'POLITICAL'])).default([]),
    policyDomains: codes,
    countries: codes,
    partnerships: codes,
    startsIn: z.int().default(60),
  }),
  wanted: judged,
  unwanted: judged,
})

export type Plan = z.infer<typeof Plan>

const here = new URL('plans.json', import.meta.url)

export async function readPlans(path: string | URL = here): Promise<Plan[]> {
  return z.array(Plan).parse(JSON.parse(await readFile(path, 'utf8')))
}
