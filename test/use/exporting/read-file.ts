import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'

export type Row = Record<string, unknown>

/** The rows of a file that was answered, by the names of its columns. */
export async function readFile(response: Response): Promise<{ header: string[]; rows: Row[] }> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/csv')) {
    if (!bytes.toString().startsWith('\ufeff')) throw new Error('A CSV begins with a byte order mark.')
    const table: string[][] = parse(bytes, { bom: true })
    return named(table)
  }
  if (type.includes('spreadsheetml')) return named(await readSheet(bytes))
  const text = bytes.toString()
  const rows = (
    type.startsWith('application/jsonl')
      ? text
          .split('\n')
          .filter(Boolean)
          .map(line => JSON.parse(line) as Row)
      : JSON.parse(text)
  ) as Row[]
  return { header: Object.keys(rows[0] ?? {}), rows }
}

function named(table: readonly (readonly unknown[])[]): { header: string[]; rows: Row[] } {
  const [header = [], ...rows] = table
  const names = header.map(String)
  return {
    header: names,
    rows: rows.map(row => Object.fromEntries(names.map((name, at) => [name, row[at]]))),
  }
}
