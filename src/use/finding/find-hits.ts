import type { GoodPractice, Lesson, Visit } from '../../db/generated/client/client.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { readDocumentId } from '../../search/searchable.ts'
import type { SearchAnswer } from '../../search/search.ts'

/** A row that was found, with the name of its type. */
export type HitRow =
  | { kind: 'Lesson'; row: Lesson }
  | { kind: 'GoodPractice'; row: GoodPractice }
  | { kind: 'Visit'; row: Visit }

export interface Hit {
  /** Place among all hits, from 0. */
  readonly place: number
  readonly id: string
  readonly score: number
  readonly found: HitRow
}

/** What the query asks for of each type of row. */
export type Selections = Readonly<Record<HitRow['kind'], object>>

/** The rows of some hits in their order, in one statement for all kinds; and the ids whose row is not there to see. */
export async function readHits(
  db: VisibleClient,
  ranked: SearchAnswer['hits'],
  from: number,
  selections: Selections,
): Promise<{ hits: Hit[]; gone: string[] }> {
  const rows = await readRows(
    db,
    ranked.map(({ id }) => id),
    selections,
  )
  const hits: Hit[] = []
  const gone: string[] = []
  for (const [at, { id, score }] of ranked.entries()) {
    const found = rows.get(id)
    if (found) hits.push({ place: from + at, id, score, found })
    else gone.push(id)
  }
  return { hits, gone }
}

async function readRows(
  db: VisibleClient,
  documents: readonly string[],
  selections: Selections,
): Promise<Map<string, HitRow>> {
  const keys = Map.groupBy(
    documents.flatMap(id => readDocumentId(id) ?? []),
    key => key.kind,
  )
  const where = (kind: HitRow['kind']) => ({ id: { in: (keys.get(kind) ?? []).map(({ id }) => id) } })
  const [lessons, practices, visits] = await Promise.all([
    keys.has('Lesson') ? db.lesson.findMany({ ...selections.Lesson, where: where('Lesson') }) : [],
    keys.has('GoodPractice')
      ? db.goodPractice.findMany({ ...selections.GoodPractice, where: where('GoodPractice') })
      : [],
    keys.has('Visit') ? db.visit.findMany({ ...selections.Visit, where: where('Visit') }) : [],
  ])
  return new Map<string, HitRow>([
    ...lessons.map(row => [`Lesson_${row.id}`, { kind: 'Lesson', row }] as const),
    ...practices.map(row => [`GoodPractice_${row.id}`, { kind: 'GoodPractice', row }] as const),
    ...visits.map(row => [`Visit_${row.id}`, { kind: 'Visit', row }] as const),
  ])
}
