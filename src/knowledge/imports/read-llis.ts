import { decodeText } from './decode-text.ts'
import type { ImportRecord, Refusal } from './import-record.ts'
import { refuseTooLong } from './lesson-limits.ts'
import { type LlisRecord, llisLesson } from './llis-rules.ts'
import { type JsonLine, readJsonLines } from './read-json-lines.ts'
import { UnreadableFileError } from './unreadable-file-error.ts'

const REQUIRED = ['lesson_number', 'lesson_text'] as const
const TEXTS = [
  ...REQUIRED,
  'url',
  'title',
  'lesson_date',
  'abstract_text',
  'driving_event_text',
  'recommendation_text',
] as const

/** NASA's public lessons, one JSON object a line. `clock` says what day it is. */
export async function* readLlis(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { clock }: { clock: () => Date },
): AsyncGenerator<ImportRecord> {
  const today = clock().toISOString().slice(0, 10)
  let isFirst = true
  for await (const row of readJsonLines(decodeText(bytes))) {
    if (isFirst) expectLlis(row)
    isFirst = false
    yield { line: row.line, ...toLesson(row, today) }
  }
  if (isFirst) throw new UnreadableFileError('The file is empty.')
}

function toLesson(row: JsonLine, today: string): ReturnType<typeof llisLesson> {
  if ('broken' in row) return { refused: [{ field: 'line', reason: row.broken }] }
  const record = toRecord(row.value)
  if ('refused' in record) return record
  const read = llisLesson(record, today)
  if ('refused' in read) return read
  const refused = refuseTooLong(read.lesson)
  return refused.length > 0 ? { refused } : read
}

function toRecord(value: Record<string, unknown>): LlisRecord | { refused: Refusal[] } {
  const refused: Refusal[] = []
  const text = (field: (typeof TEXTS)[number]): string => {
    const found = value[field]
    if (found === undefined || found === null) return ''
    if (typeof found === 'string') return found
    if (typeof found === 'number') return String(found)
    refused.push({ field, reason: 'is not text' })
    return ''
  }
  const texts = Object.fromEntries(TEXTS.map(field => [field, text(field)])) as Record<
    (typeof TEXTS)[number],
    string
  >
  const topics = Array.isArray(value['nasa_topics']) ? value['nasa_topics'] : []
  if (refused.length > 0) return { refused }
  return { ...texts, topics: topics.filter(topic => typeof topic === 'string') }
}

function expectLlis(row: JsonLine): void {
  const found = 'value' in row ? Object.keys(row.value) : []
  const missing = REQUIRED.filter(field => !found.includes(field))
  if (missing.length === 0) return
  const seen =
    found.length > 0 ? `Found: ${found.slice(0, 30).join(', ')}.` : `Line ${row.line} is not a JSON object.`
  throw new UnreadableFileError(
    `The file is not NASA's lessons as JSON lines: ${missing.join(', ')} missing. ${seen}`,
  )
}
