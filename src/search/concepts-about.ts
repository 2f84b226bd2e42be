import { countsIn, type TermRecord } from './terms.ts'

/** Where a document says what it is about; what stands in its other fields may be said by the way. */
const telling: Readonly<Record<string, readonly string[]>> = {
  Lesson: ['title', 'lesson'],
  GoodPractice: ['title', 'lesson'],
  Question: ['title', 'lesson'],
  // What it is filed under.
  Visit: ['title', 'context'],
}

/**
 * The concepts of the field that a document is about, by their codes: what its title or its text in few words means.
 * Words of any report (`g-`, see prisma/thesaurus) say how something is told. The migration `document_concepts` says
 * the same of what was there before.
 */
export const conceptsAbout = (kind: string, record: TermRecord): string[] =>
  [...countsIn(record, telling[kind] ?? [], isOfTheField).keys()].map(term => term.slice(1)).sort()

/** Whether a term is a meaning, and not one of any report. */
export const isOfTheField = (term: string): boolean => term.startsWith('~') && !term.startsWith('~g-')
