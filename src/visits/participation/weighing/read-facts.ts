import { z } from 'zod'
import { type Facts, reasons, type Rule } from './weigh.ts'

const day = z.string().transform(text => new Date(text))
const id = z.string().nullable()
const outline = z.object({
  id: z.string(),
  title: z.string(),
  month: day,
  municipalities: z.array(z.string()),
})

const shape = z.object({
  rule: z.object({
    recentMonths: z.number(),
    togetherWeeks: z.number(),
    area: z.enum(['COUNTRY', 'SUBREGION', 'CONTINENT']),
    required: z.array(z.number()),
  }),
  municipality: z.string(),
  rank: z.number(),
  stated: z.array(
    z.object({
      reason: z.enum(reasons),
      side: z.enum(['MUNICIPALITY', 'ASSOCIATION']),
      sentence: z.string(),
      visitId: id,
      recommendationId: id,
      lessonId: id,
    }),
  ),
  changes: z.array(
    z.object({
      change: z.enum(['COORDINATOR', 'COALITION', 'COUNTERPART']),
      changedIn: z.string(),
      changedOn: day,
    }),
  ),
  accompanied: z.array(outline),
  together: z.array(outline),
})

/** Reads a row of the facts' statement. */
export function readFacts(text: string | null | undefined): { facts: Facts; rule: Rule } {
  const { rule, ...facts } = shape.parse(JSON.parse(text ?? 'null'))
  return { facts, rule }
}
