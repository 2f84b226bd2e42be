import { cleanText } from './clean-text.ts'
import { foldText } from './fold-text.ts'
import type { ImportedLesson, Refusal } from './import-record.ts'
import { makeTitle } from './make-title.ts'
import { readDate } from './read-date.ts'

export interface LlisRecord {
  lesson_number: string
  url: string
  title: string
  lesson_date: string
  topics: string[]
  abstract_text: string
  driving_event_text: string
  lesson_text: string
  recommendation_text: string
}

// What stands in a field where nothing was to be said, or only that another field says it.
const SAYS_NOTHING =
  /^(?:n\/?a|none|unavailable|not (?:applicable|available)|see lessons?(?: ?\(s\))? learned)?\.?$/

const NUMBER = /^[\w.-]{1,40}$/

export function llisLesson(
  record: LlisRecord,
  today: string,
): { lesson: ImportedLesson; undated?: string } | { refused: Refusal[] } {
  const lesson = said(record.lesson_text)
  const number = cleanText(record.lesson_number)
  if (number === '') return { refused: [{ field: 'lesson_number', reason: 'is empty' }] }
  if (!NUMBER.test(number))
    return { refused: [{ field: 'lesson_number', reason: 'is not the number of a lesson' }] }
  if (lesson === null) return { refused: [{ field: 'lesson_text', reason: `lesson ${number} has no text` }] }
  const url = cleanText(record.url)
  const date = readDate(record.lesson_date)
  const undated =
    'problem' in date ? date.problem : date.date > today ? `${date.date} is in the future` : undefined
  const title = said(record.title)
  return {
    undated,
    lesson: {
      sourceKey: number,
      title: title?.replace(/\s+/g, ' ') ?? makeTitle(lesson),
      titleIsMade: title === null,
      language: 'en',
      context: contextOf(record),
      whatHappened: said(record.driving_event_text),
      lesson,
      recommendation: said(record.recommendation_text),
      outcome: 'NOT_STATED',
      experiencedOn: 'date' in date && !undated ? date.date : null,
      sourceDocument: `NASA Lessons Learned, lesson ${number}`,
      sourceUrl: /^https?:\/\/\S+$/.test(url) ? url : null,
      sourceOutcome: null,
      policyDomains: [],
      countries: [],
    },
  }
}

function contextOf(record: LlisRecord): string | null {
  const topics = record.topics.map(said).filter(topic => topic !== null)
  const parts = [said(record.abstract_text), topics.length > 0 ? `Topics: ${topics.join(', ')}.` : null]
  return parts.filter(part => part !== null).join('\n\n') || null
}

function said(text: string): string | null {
  const clean = cleanText(text)
  return SAYS_NOTHING.test(foldText(clean)) ? null : clean
}
