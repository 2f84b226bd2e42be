import type { Cell } from '../../knowledge/exports/cell.ts'
import type { Language } from '../../language/language.ts'

/** A row of a list, as GraphQL answers it. */
export type Answered = Readonly<Record<string, unknown>>

/** A column of a file: its name, which stays; what it asks of a row; and what stands in its cell. */
export interface Column {
  readonly name: string
  /** Fields of the row that it needs, as paths: `policyDomains.code`. */
  readonly paths: readonly string[]
  readonly read: (row: Answered, language: Language) => Cell
}

/** A field as it is, or what stands at the end of a path; all of it where the path leads through a list. */
export const column = (name: string, path = name): Column => ({
  name,
  paths: [path],
  read: row => asCell(valuesAt(row, path.split('.'))),
})

/** Several fields by their own names. */
export const columns = (names: string): Column[] =>
  names
    .trim()
    .split(/\s+/)
    .map(name => column(name))

/** Codes, and beside them what they are called in the reader's language, in the same order. */
export const coded = (name: string, label = 'label'): Column[] => [
  column(name, `${name}.code`),
  column(`${name}Label`, `${name}.${label}`),
]

/** A column that puts several fields together. */
export const made = (name: string, paths: readonly string[], read: Column['read']): Column => ({
  name,
  paths,
  read,
})

/** What a row has at a path, which may lead nowhere. */
export function at(row: Answered, path: string): Cell {
  return asCell(valuesAt(row, path.split('.')))
}

/** The rows at a path that leads to a list. */
export function rowsAt(row: Answered, name: string): Answered[] {
  const rows = row[name]
  return Array.isArray(rows) ? rows.filter(isRow) : []
}

type Value = string | number | boolean

/** A value, or a list of them where a list was gone through; undefined where nothing is there. */
function valuesAt(value: unknown, path: readonly string[]): Value | Value[] | undefined {
  if (Array.isArray(value)) return value.flatMap(each => valuesAt(each, path) ?? [])
  const [name, ...rest] = path
  if (name === undefined) return isValue(value) ? value : undefined
  return isRow(value) ? valuesAt(value[name], rest) : undefined
}

const asCell = (values: Value | Value[] | undefined): Cell =>
  values === undefined ? null : Array.isArray(values) ? values.map(String) : values

const isValue = (value: unknown): value is Value => ['string', 'number', 'boolean'].includes(typeof value)

const isRow = (value: unknown): value is Answered =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
