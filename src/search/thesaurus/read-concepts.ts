import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import type { Concept } from './concept.ts'

/** A concept with its place among those that share a word. */
export interface StoredConcept extends Concept {
  readonly position: number
}

/** A concept that changed; `before` is absent of a new one, `after` of one that was taken out. */
export interface ConceptChange {
  readonly seq: string
  readonly code: string
  readonly before: Omit<StoredConcept, 'code'> | null
  readonly after: Omit<StoredConcept, 'code'> | null
}

/** The thesaurus of the database as it is at one moment. */
export interface StoredThesaurus {
  readonly revision: string
  readonly concepts: readonly StoredConcept[]
  /** By the code of a concept that of the wider one it lies beneath. */
  readonly broader: ReadonlyMap<string, string>
  /** What changed and is not in the index yet, in order. */
  readonly changes: readonly ConceptChange[]
}

const words = z.array(z.string())
const row = z.tuple([z.string(), z.number(), words, words, words, words, z.string().nullable()])
const said = z.object({
  position: z.number(),
  terms: z.object({ nl: words, fr: words, es: words, en: words }),
})
const change = z.object({
  seq: z.string(),
  code: z.string(),
  before: said.nullable(),
  after: said.nullable(),
})

/** One statement, so that concepts and changes are of one moment. */
export async function readConcepts({ query }: Pick<Database, 'query'>): Promise<StoredThesaurus> {
  const [found] = await query<{ revision: string; concepts: unknown; changes: unknown }>(`
    select (select revision::text from thesaurus_revision) as revision,
      (select json_agg(json_build_array(c.code, c.position, c.terms_nl, c.terms_fr, c.terms_es, c.terms_en, b.code))
       from concept c left join concept b on b.id = c.broader_id) as concepts,
      (select json_agg(json_build_object('seq', seq::text, 'code', code, 'before', before, 'after', after) order by seq)
       from concept_change) as changes`)
  const concepts = z.array(row).parse(found?.concepts ?? [])
  return {
    revision: found?.revision ?? '',
    concepts: inOrder(
      concepts.map(([code, position, nl, fr, es, en]) => ({ code, position, terms: { nl, fr, es, en } })),
    ),
    broader: new Map(
      concepts.flatMap(([code, , , , , , wider]) => (wider === null ? [] : [[code, wider] as const])),
    ),
    changes: z.array(change).parse(found?.changes ?? []),
  }
}

/** How the thesaurus of the database stands, without reading it. */
export async function conceptsRevision({
  query,
}: Pick<Database, 'query'>): Promise<{ revision: string; hasChanges: boolean }> {
  const [found] = await query<{ revision: string; changes: boolean }>(
    `select revision::text, exists (select from concept_change) as changes from thesaurus_revision`,
  )
  return { revision: found?.revision ?? '', hasChanges: found?.changes ?? false }
}

/** Of a word's meanings the first ones count. */
export function inOrder(concepts: readonly StoredConcept[]): StoredConcept[] {
  return concepts.toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
}

/** The thesaurus before these changes. */
export function undo(concepts: readonly StoredConcept[], changes: readonly ConceptChange[]): StoredConcept[] {
  const byCode = new Map(concepts.map(concept => [concept.code, concept]))
  for (const { code, before } of changes.toReversed()) {
    if (before) byCode.set(code, { code, ...before })
    else byCode.delete(code)
  }
  return inOrder([...byCode.values()])
}
