import type { CellKind } from '../exports/lesson-columns.ts'
import type { CatalogueNames } from './catalogue-names.ts'
import { readDate } from './read-date.ts'

/** What a cell says, in the form in which the rules of a lesson take it; null where it says nothing. */
export type CellValue = string | number | boolean | string[] | Date | URL | null
export type ParsedCell = { value: CellValue } | { problem: string }

const LISTS: ReadonlySet<CellKind> = new Set(['codes', 'policyDomains', 'missionTypes', 'countries'])

const FLAGS: Record<string, boolean> = {
  ...{ true: true, yes: true, ja: true, oui: true, sí: true, si: true, '1': true },
  ...{ false: false, no: false, nee: false, non: false, '0': false },
}

const LESSON_ID = /^(?:Lesson:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i

export function parseCell(kind: CellKind, text: string, names: CatalogueNames): ParsedCell {
  if (text === '') return { value: LISTS.has(kind) ? [] : null }
  switch (kind) {
    case 'fixed':
      return { value: text }
    case 'id':
      return parseId(text)
    case 'number':
      return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { problem: `'${text}' is not a whole number` }
    case 'text':
      return { value: plainText(text) }
    case 'code':
      return { value: codeOf(text) }
    case 'language':
      return { value: text.toLowerCase() }
    case 'flag': {
      const flag = FLAGS[text.toLowerCase()]
      return flag === undefined ? { problem: `'${text}' is neither true nor false` } : { value: flag }
    }
    case 'date': {
      const read = readDate(text)
      return 'date' in read ? { value: new Date(`${read.date}T00:00:00Z`) } : read
    }
    case 'address':
      return URL.canParse(text) ? { value: new URL(text) } : { problem: `'${text}' is not an address` }
    case 'codes':
      return { value: partsOf(text).map(codeOf).toSorted() }
    case 'policyDomains':
    case 'missionTypes':
    case 'countries':
      return parseNames(text, names[kind])
    case 'municipality':
      return { value: text }
  }
}

/** The same text however a spreadsheet kept it: one kind of line end, no control characters. */
const plainText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim()
const codeOf = (text: string) =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
const partsOf = (text: string, separator = /[;\n]/) =>
  text
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '')

function parseNames(text: string, find: (name: string) => string | null): ParsedCell {
  // A name may hold a comma, so only what is no name as a whole is split at commas.
  const names = partsOf(text).flatMap(part => (find(part) ? [part] : partsOf(part, /,/)))
  const unknown = names.find(name => find(name) === null)
  if (unknown !== undefined) return { problem: `'${unknown}' is not in the catalogue, by code or by name` }
  return { value: [...new Set(names.flatMap(name => find(name) ?? []))].toSorted() }
}

function parseId(text: string): ParsedCell {
  const id = readLessonId(text)
  return id ? { value: id } : { problem: `'${text.slice(0, 60)}' is not the id of a lesson` }
}

/** The id as the API gives it, or bare; null when it is neither. */
export function readLessonId(text: string): string | null {
  const found = LESSON_ID.exec(text) ?? LESSON_ID.exec(Buffer.from(text, 'base64').toString())
  return found?.[1]?.toLowerCase() ?? null
}
