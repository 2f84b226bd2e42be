import type { Prisma } from '../../db/generated/client/client.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { encodeCsv } from './encode-csv.ts'
import { encodeJsonLines } from './encode-json-lines.ts'
import { encodeXlsx } from './encode-xlsx.ts'
import type { Cell } from './cell.ts'
import { LESSON_COLUMNS, listedLesson } from './lesson-columns.ts'

const ENCODERS = { csv: encodeCsv, xlsx: encodeXlsx, jsonl: encodeJsonLines } as const
export type ExportFormat = keyof typeof ENCODERS
export const exportFormats = Object.keys(ENCODERS) as ExportFormat[]

export interface ExportOptions {
  format: ExportFormat
  /** Which of the lessons that the client may see; all of them when absent. */
  where?: Prisma.LessonWhereInput
  /** Called after every batch with the number of lessons so far. */
  progress?: (written: number) => void
}

const BATCH = 500

/** All matching lessons as a file, batch by batch, in the order of their numbers. */
export async function* exportLessons(
  db: Pick<VisibleClient, 'lesson'>,
  { format, where = {}, progress }: ExportOptions,
): AsyncGenerator<string | Uint8Array> {
  const header = LESSON_COLUMNS.map(({ name }) => name)
  yield* ENCODERS[format](header, readRows(db, where, progress))
}

async function* readRows(
  db: Pick<VisibleClient, 'lesson'>,
  where: Prisma.LessonWhereInput,
  progress: ExportOptions['progress'],
): AsyncGenerator<Cell[][]> {
  let written = 0
  let last = 0
  while (true) {
    const lessons = await db.lesson.findMany({
      where: { AND: [where, { number: { gt: last } }] },
      orderBy: { number: 'asc' },
      take: BATCH,
      include: listedLesson,
    })
    if (lessons.length > 0) yield lessons.map(lesson => LESSON_COLUMNS.map(column => column.read(lesson)))
    last = lessons.at(-1)?.number ?? last
    written += lessons.length
    progress?.(written)
    if (lessons.length < BATCH) return
  }
}
