import { cellText } from '../exports/cell-text.ts'
import { LESSON_COLUMNS, type LessonColumnName, type ListedLesson } from '../exports/lesson-columns.ts'
import type { CatalogueNames } from './catalogue-names.ts'
import type { Refusal } from './import-record.ts'
import { type CellValue, parseCell } from './parse-cell.ts'
import type { OwnCells } from './read-own-list.ts'

export type OwnValues = Partial<Record<LessonColumnName, CellValue>>

// An empty cell in one of these says nothing; in any other it empties the field.
const NEVER_EMPTY = new Set<string>(['title', 'lesson', 'outcome', 'language', 'visibility', 'anonymous'])
// What these say of a lesson that is there is not changed by a list.
const NOT_A_CHANGE = new Set<string>(['id', 'version', 'state', 'municipality'])

/** The fields of a row that say something else than the lesson does now, or why they cannot be read. */
export function compareWithLesson(
  cells: OwnCells,
  lesson: ListedLesson,
  names: CatalogueNames,
): { changes: OwnValues } | { refused: Refusal[] } {
  const changes: OwnValues = {}
  const refused: Refusal[] = fixedProblems(cells, lesson)
  for (const column of LESSON_COLUMNS) {
    const text = cells[column.name]
    if (text === undefined || column.kind === 'fixed' || NOT_A_CHANGE.has(column.name)) continue
    if (text === '' && NEVER_EMPTY.has(column.name)) continue
    const now = cellText(column.read(lesson))
    if (text === now) continue
    const given = parseCell(column.kind, text, names)
    if ('problem' in given) refused.push({ field: column.name, reason: given.problem })
    else if (comparable(given) !== comparable(parseCell(column.kind, now, names)))
      changes[column.name] = given.value
  }
  return refused.length > 0 ? { refused } : { changes }
}

function fixedProblems(cells: OwnCells, lesson: ListedLesson): Refusal[] {
  const refused: Refusal[] = []
  if (cells.state && cells.state.toUpperCase() !== lesson.state) {
    const reason = `lesson ${lesson.number} is ${lesson.state}; it is published, returned or withdrawn one by one, not by a list`
    refused.push({ field: 'state', reason })
  }
  const { name, countryCode } = lesson.municipality ?? {}
  if (
    cells.municipality &&
    !lesson.anonymous &&
    ![name, `${name} (${countryCode})`].includes(cells.municipality)
  ) {
    refused.push({
      field: 'municipality',
      reason: `lesson ${lesson.number} stays that of its author's municipality`,
    })
  }
  return refused
}

function comparable(parsed: ReturnType<typeof parseCell>): string {
  if ('problem' in parsed) return parsed.problem
  return JSON.stringify(parsed.value)
}
