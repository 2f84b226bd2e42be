import { z } from 'zod'
import type { FieldNumbers, VocabularyDelta } from '../statistics.ts'

interface Sum {
  documents: number
  readonly fields: Map<string, FieldNumbers>
  readonly terms: Map<string, number>
}

/** The sum of deltas, audience by audience, without what cancels out. */
export function sumDeltas(deltas: readonly VocabularyDelta[]): VocabularyDelta[] {
  const sums = new Map<string, Sum>()
  for (const { audience, documents, fields, terms } of deltas) {
    const sum: Sum = sums.get(audience) ?? { documents: 0, fields: new Map(), terms: new Map() }
    sums.set(audience, sum)
    sum.documents += documents
    for (const [name, added] of fields) {
      const before = sum.fields.get(name) ?? { documents: 0, length: 0 }
      sum.fields.set(name, {
        documents: before.documents + added.documents,
        length: before.length + added.length,
      })
    }
    for (const [term, count] of terms) sum.terms.set(term, (sum.terms.get(term) ?? 0) + count)
  }
  return [...sums].map(([audience, { documents, fields, terms }]) => ({
    audience,
    documents,
    fields: new Map([...fields].filter(([, numbers]) => numbers.documents !== 0 || numbers.length !== 0)),
    terms: new Map([...terms].filter(([, count]) => count !== 0)),
  }))
}

const written = z.array(
  z.object({
    audience: z.string(),
    documents: z.number(),
    fields: z.array(z.tuple([z.string(), z.number(), z.number()])),
    terms: z.array(z.tuple([z.string(), z.number()])),
  }),
)

export function writeDeltas(deltas: readonly VocabularyDelta[]): string {
  const plain: z.infer<typeof written> = deltas.map(({ audience, documents, fields, terms }) => ({
    audience,
    documents,
    fields: [...fields].map(([name, numbers]) => [name, numbers.documents, numbers.length]),
    terms: [...terms],
  }))
  return JSON.stringify(plain)
}

export function readDeltas(deltas: unknown): VocabularyDelta[] {
  return written.parse(deltas).map(({ audience, documents, fields, terms }) => ({
    audience,
    documents,
    fields: new Map(fields.map(([name, documents, length]) => [name, { documents, length }])),
    terms: new Map(terms),
  }))
}
