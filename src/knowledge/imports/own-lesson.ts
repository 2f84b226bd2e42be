import { createHash } from 'node:crypto'
import { detect } from 'tinyld/light'
import type { State } from '../../db/generated/client/enums.ts'
import { ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { LESSON_COLUMNS } from '../exports/lesson-columns.ts'
import { captureRules } from '../lessons/rules.ts'
import type { CatalogueNames } from './catalogue-names.ts'
import type { OwnValues } from './compare-with-lesson.ts'
import { foldText } from './fold-text.ts'
import type { Refusal } from './import-record.ts'
import { parseCell } from './parse-cell.ts'
import { problemRefusals } from './problem-refusals.ts'
import type { OwnCells } from './read-own-list.ts'

/** What makes a row without an id the same lesson when the list comes again. */
export function ownKey(cells: OwnCells): string {
  const hash = createHash('sha256').update(`${foldText(cells.title ?? '')}\n${foldText(cells.lesson ?? '')}`)
  return `list:${hash.digest('base64url').slice(0, 22)}`
}

export function digestCells(cells: OwnCells): string {
  return createHash('sha256').update(JSON.stringify(cells)).digest('base64url')
}

export interface OwnLesson {
  values: OwnValues
  wording: ReturnType<typeof readWording>
  state: Extract<State, 'IN_REVIEW' | 'PUBLISHED'>
  isLanguageGuessed: boolean
}

/** A row that is no lesson yet, read by the rules by which a lesson is captured. */
export function readNewLesson(cells: OwnCells, names: CatalogueNames): OwnLesson | { refused: Refusal[] } {
  const values: OwnValues = {}
  const refused: Refusal[] = []
  for (const { name, kind } of LESSON_COLUMNS) {
    const parsed = parseCell(kind, cells[name] ?? '', names)
    if ('problem' in parsed) refused.push({ field: name, reason: parsed.problem })
    else values[name] = parsed.value
  }
  const state = values.state ?? 'IN_REVIEW'
  if (state !== 'IN_REVIEW' && state !== 'PUBLISHED') {
    // Nobody but its author sees a draft, and a row of a list has none.
    refused.push({
      field: 'state',
      reason: `a new lesson of a list is IN_REVIEW or PUBLISHED, not ${String(state)}`,
    })
  }
  try {
    const isLanguageGuessed = values.language === null
    if (isLanguageGuessed) values.language = guessLanguage(cells)
    const wording = readWording(values)
    if (refused.length > 0) return { refused }
    return { values, wording, state: state === 'PUBLISHED' ? state : 'IN_REVIEW', isLanguageGuessed }
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    return { refused: [...refused, ...problemRefusals(error)] }
  }
}

const readWording = (values: OwnValues) => validate(captureRules, { ...values, title: values.title ?? '' })

function guessLanguage(cells: OwnCells): string {
  const text = [cells.title, cells.lesson, cells.context, cells.whatHappened].join('\n')
  return detect(text, { only: ['nl', 'fr', 'es', 'en'] }) || 'nl'
}
