import type { Database } from '../../db/database.ts'
import type { ReadFrom } from '../../db/visible-client.ts'
import type { ImportRecord } from './import-record.ts'
import type { ImportReport } from './import-report.ts'
import { readIfrc } from './read-ifrc.ts'
import { readLlis } from './read-llis.ts'
import { readOwnList } from './read-own-list.ts'
import { takeLessons } from './take-lessons.ts'
import { takeOwnList } from './take-own-list.ts'

export type Bytes = AsyncIterable<Uint8Array>
type Reader = (bytes: Bytes, options: { clock: () => Date }) => AsyncIterable<ImportRecord>

/** The collections from elsewhere that we can read, and under which code of the catalogue they stand. */
const COLLECTIONS = {
  ifrc: { collection: 'ifrc', read: readIfrc },
  llis: { collection: 'nasa-llis', read: readLlis },
} as const satisfies Record<string, { collection: string; read: Reader }>

export type ImportSource = keyof typeof COLLECTIONS | 'lessons'
export const importSources: readonly ImportSource[] = ['ifrc', 'llis', 'lessons']

export interface ImportOptions {
  clock: () => Date
  progress?: (report: Readonly<ImportReport>) => void
}

/** Reads a file, from wherever its bytes come, and takes its lessons. */
export function importLessons(
  database: ReadFrom & Pick<Database, 'write'>,
  source: ImportSource,
  bytes: Bytes,
  options: ImportOptions,
): Promise<ImportReport> {
  if (source === 'lessons') return takeOwnList(database, readOwnList(bytes), options)
  const { collection, read } = COLLECTIONS[source]
  return takeLessons(database.prisma, read(bytes, options), { ...options, collection })
}
