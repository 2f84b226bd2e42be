import { UnreadableFileError } from './unreadable-file-error.ts'

/** Where each field stands in a row; a field that the file lacks is absent. */
export type Columns<Field extends string> = Partial<Record<Field, number>>

/** 'DREF_Sector', 'DREF Sector ' and 'dref sector' are one header; 'whatHappened' and 'What happened' too. */
export function foldHeader(header: string): string {
  return header.toLowerCase().replace(/[\s_-]+/g, '')
}

export function findColumns<Field extends string>(
  header: string[],
  names: Record<Field, string>,
  required: readonly Field[],
): Columns<Field> {
  const folded = header.map(foldHeader)
  const columns: Columns<Field> = {}
  for (const field of Object.keys(names) as Field[]) {
    const at = folded.indexOf(foldHeader(names[field]))
    if (at >= 0) columns[field] = at
  }
  const missing = required.filter(field => columns[field] === undefined).map(field => `'${names[field]}'`)
  if (missing.length === 0) return columns
  const found = header.map(name => name.trim()).filter(name => name !== '')
  throw new UnreadableFileError(
    `The file lacks the ${missing.length > 1 ? 'columns' : 'column'} ${missing.join(', ')}. ` +
      (found.length > 0
        ? `Found: ${found
            .slice(0, 30)
            .map(name => `'${name.slice(0, 60)}'`)
            .join(', ')}.`
        : 'Its first row is empty.'),
  )
}
