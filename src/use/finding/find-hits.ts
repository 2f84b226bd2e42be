import type {
  Document,
  Event,
  GoodPractice,
  Lesson,
  Question,
  Visit,
} from '../../db/generated/client/client.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { isFindable as isFindableEvent } from '../../events/events/searchable.ts'
import { isFindable as isFindableLesson } from '../../knowledge/lessons/searchable.ts'
import { isFindable as isFindablePractice } from '../../knowledge/practices/searchable.ts'
import { isFindable as isFindableQuestion } from '../../knowledge/questions/searchable.ts'
import { isFindable as isFindableDocument } from '../../visits/documents/searchable.ts'
import { isFindable as isFindableVisit } from '../../visits/visits/searchable.ts'
import { readDocumentId } from '../../search/searchable.ts'
import type { SearchAnswer } from '../../search/search.ts'
import type { FoundPage } from './read-pages.ts'
import type { Keys, Texts } from './read-texts.ts'

/** A row that was found, with the name of its type. */
export type HitRow =
  | { kind: 'Lesson'; row: Lesson }
  | { kind: 'GoodPractice'; row: GoodPractice }
  | { kind: 'Visit'; row: Visit }
  | { kind: 'Document'; row: Document }
  | { kind: 'Question'; row: Question }
  | { kind: 'Event'; row: Event }

export interface Hit {
  /** Place among all hits, from 0. */
  readonly place: number
  readonly id: string
  readonly score: number
  readonly found: HitRow
  /** By which it was found; absent where nobody asked why. */
  readonly texts: Texts | undefined
  /** Of a document those on which it was found, where somebody asked. */
  readonly pages: readonly FoundPage[]
}

/** What the query asks for of each type of row; of one that cannot be among the hits, nothing. */
export type Selections = Readonly<Partial<Record<HitRow['kind'], object>>>

/** The rows of some hits in their order, in one statement for all kinds; and the ids whose row is not there to see. */
export async function readHits(
  db: VisibleClient,
  ranked: SearchAnswer['hits'],
  from: number,
  selections: Selections,
  readTexts?: (keys: Keys) => Promise<Map<string, Texts>>,
  readPages?: (documents: Keys['Document']) => Promise<Map<string, FoundPage[]>>,
): Promise<{ hits: Hit[]; gone: string[] }> {
  const keys = keysOf(ranked.map(({ id }) => id))
  const [rows, texts, pages] = await Promise.all([
    readRows(db, keys, selections),
    readTexts?.(keys),
    readPages?.(keys.Document),
  ])
  const hits: Hit[] = []
  const gone: string[] = []
  for (const [at, { id, score }] of ranked.entries()) {
    const found = rows.get(id)
    if (!found) {
      gone.push(id)
      continue
    }
    const its = pages?.get(found.row.id) ?? []
    const said = found.kind === 'Document' && texts ? textsOf(found.row, its) : texts?.get(found.row.id)
    hits.push({ place: from + at, id, score, found, texts: said, pages: its })
  }
  return { hits, gone }
}

/** Of a document all its pages would be too much to look through; those on which it was found tell why. */
const textsOf = ({ language, title }: Document, pages: readonly FoundPage[]): Texts => ({
  language,
  fields: { title, context: pages.map(({ text }) => text).join('\n') },
})

/** The ids of the rows, by kind. */
function keysOf(documents: readonly string[]): Keys {
  const keys = documents.flatMap(id => readDocumentId(id) ?? [])
  const byKind = Map.groupBy(keys, key => key.kind)
  return Object.fromEntries([...byKind].map(([kind, some]) => [kind, some.map(({ id }) => id)]))
}

async function readRows(
  db: VisibleClient,
  { Lesson, GoodPractice, Visit, Document, Question, Event }: Keys,
  selections: Selections,
): Promise<Map<string, HitRow>> {
  // What was withdrawn a moment ago may still be proposed, and be read by who keeps it: it is found no more.
  const among = (ids: readonly string[]) => ({ id: { in: [...ids] } })
  const [lessons, practices, visits, documents, questions, events] = await Promise.all([
    Lesson
      ? db.lesson.findMany({ ...selections.Lesson, where: { ...isFindableLesson, ...among(Lesson) } })
      : [],
    GoodPractice
      ? db.goodPractice.findMany({
          ...selections.GoodPractice,
          where: { ...isFindablePractice, ...among(GoodPractice) },
        })
      : [],
    Visit ? db.visit.findMany({ ...selections.Visit, where: { ...isFindableVisit, ...among(Visit) } }) : [],
    Document
      ? db.document.findMany({ ...selections.Document, where: { ...isFindableDocument, ...among(Document) } })
      : [],
    Question
      ? db.question.findMany({ ...selections.Question, where: { ...isFindableQuestion, ...among(Question) } })
      : [],
    Event ? db.event.findMany({ ...selections.Event, where: { ...isFindableEvent, ...among(Event) } }) : [],
  ])
  return new Map<string, HitRow>([
    ...lessons.map(row => [`Lesson_${row.id}`, { kind: 'Lesson', row }] as const),
    ...practices.map(row => [`GoodPractice_${row.id}`, { kind: 'GoodPractice', row }] as const),
    ...visits.map(row => [`Visit_${row.id}`, { kind: 'Visit', row }] as const),
    ...documents.map(row => [`Document_${row.id}`, { kind: 'Document', row }] as const),
    ...questions.map(row => [`Question_${row.id}`, { kind: 'Question', row }] as const),
    ...events.map(row => [`Event_${row.id}`, { kind: 'Event', row }] as const),
  ])
}
