import { decodeGlobalID } from '@pothos/plugin-relay'
import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../context.ts'
import type { AskedList, ExportFormat } from '../../graphql/export-link.ts'
import type { Cell } from '../../knowledge/exports/cell.ts'
import { encodeCsv } from '../../knowledge/exports/encode-csv.ts'
import { encodeJson } from '../../knowledge/exports/encode-json.ts'
import { encodeJsonLines } from '../../knowledge/exports/encode-json-lines.ts'
import { encodeXlsx } from '../../knowledge/exports/encode-xlsx.ts'
import { noteOpening } from '../briefs/note-opening.ts'
import { askAs } from './ask.ts'
import type { Answered, Column } from './column.ts'
import { findExportable } from './exportable.ts'
import { hitColumns, readHits } from './read-hits.ts'
import { readPages } from './read-pages.ts'

export { readGiven } from './read-given.ts'

type Encoder = (
  header: string[],
  rows: AsyncIterable<Cell[][]>,
  name: string,
) => AsyncIterable<string | Uint8Array>

const encoders: Record<ExportFormat, Encoder> = {
  csv: encodeCsv,
  xlsx: encodeXlsx,
  json: encodeJson,
  jsonl: encodeJsonLines,
}

/** What is exported, by whom. */
export interface Exporting {
  readonly schema: GraphQLSchema
  readonly context: Context
  readonly asked: AskedList
  readonly format: ExportFormat
  /** Called after every page with how many rows there are so far; waited for. */
  readonly onRows?: (rows: number) => Promise<void> | void
}

/**
 * All of a list or a search as a file. Its rows are the pages of that very list, asked for one after the other by the
 * same reader: so the file holds the list's own set, in its order, and no field that the list would not show. What is
 * wrong with the arguments is thrown before anything is handed out.
 */
export async function exportList(exporting: Exporting): Promise<AsyncIterable<string | Uint8Array>> {
  const { schema, context, asked, format, onRows = () => {} } = exporting
  const list = findExportable(schema, asked.list, asked.given)
  const columns = list.kind === 'search' ? hitColumns : list.columns(asked.given)
  const pages =
    list.kind === 'search'
      ? readHits(schema, context, list, asked.given)
      : readPages(askAs(schema, context), list, asked.given)
  const first = await pages.next()
  if (asked.list === 'briefItems') await noteTaken(context, asked, first)
  const header = columns.map(({ name }) => name)
  const cells = asCells(begun(first, pages), columns, context, onRows)
  return encoders[format](header, cells, asked.list)
}

/** Whoever takes the items of a brief along has opened it; where there are none for him, there is no brief. */
async function noteTaken(
  context: Context,
  { given }: AskedList,
  { value }: IteratorResult<Answered[], void>,
): Promise<void> {
  if (value && value.length > 0) await noteOpening(context, decodeGlobalID(String(given['visit'])).id)
}

/** A generator that was asked for its first already. */
async function* begun(
  first: IteratorResult<Answered[], void>,
  rest: AsyncGenerator<Answered[], void>,
): AsyncGenerator<Answered[]> {
  if (first.done) return
  yield first.value
  yield* rest
}

async function* asCells(
  pages: AsyncIterable<Answered[]>,
  columns: readonly Column[],
  { language }: Context,
  onRows: NonNullable<Exporting['onRows']>,
): AsyncGenerator<Cell[][]> {
  let rows = 0
  for await (const page of pages) {
    yield page.map(row => columns.map(column => column.read(row, language)))
    rows += page.length
    await onRows(rows)
  }
}
