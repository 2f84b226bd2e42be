import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { catalogueFolder } from './catalogue-files.ts'

const text = z.string().min(1)
const inFourLanguages = z.strictObject({ nl: text, fr: text, es: text, en: text })
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const m49 = z.string().regex(/^\d{3}$/)

/** What each file of prisma/catalogues holds, one entry of it. */
export const catalogueShapes = {
  'mission-types': z.strictObject({
    code: z.string().regex(/^[A-Z]+$/),
    rank: z.int().positive(),
    needsPartnership: z.boolean(),
    label: inFourLanguages,
    does: inFourLanguages,
    learns: inFourLanguages,
  }),
  activities: z.strictObject({
    code: kebab,
    number: z.int().positive(),
    phase: z.enum(['PREPARATION', 'ACCOMPANIMENT', 'PROCESSING']),
    label: inFourLanguages,
  }),
  'policy-domains': z.strictObject({
    code: kebab,
    parent: kebab.nullable(),
    position: z.int().positive(),
    label: inFourLanguages,
    dac: z.array(z.string().regex(/^\d{5}$/)),
    sdg: z.array(z.string().regex(/^\d{1,2}\.(\d{1,2}|[a-d])$/)),
  }),
  regions: z.strictObject({ code: m49, parent: m49.nullable() }),
  countries: z.strictObject({ code: z.string().regex(/^[A-Z]{2}$/), m49, region: m49 }),
  programmes: z.strictObject({
    code: kebab,
    funder: z.enum(['FLEMISH', 'FEDERAL']),
    startYear: z.int(),
    endYear: z.int().nullable(),
    label: inFourLanguages,
  }),
  collections: z.strictObject({ code: kebab, sourceUrl: z.url().nullable(), label: inFourLanguages }),
}

type Shapes = typeof catalogueShapes

/** One catalogue, checked; a file that was edited wrongly names the entry and the field. */
export async function readCatalogue<Name extends keyof Shapes>(
  name: Name,
  folder = catalogueFolder,
): Promise<z.infer<Shapes[Name]>[]> {
  const text = await readFile(new URL(`${name}.json`, folder), 'utf8')
  return z.array<Shapes[Name]>(catalogueShapes[name]).parse(JSON.parse(text))
}

export type InFourLanguages = z.infer<typeof inFourLanguages>
