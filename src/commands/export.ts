import { extname } from 'node:path'
import type { ExportFormat } from '../knowledge/exports/export-lessons.ts'
import { type Command, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

const formats: readonly ExportFormat[] = ['csv', 'xlsx', 'jsonl']

const usage = `Usage: npm run export -- lessons [--format csv|xlsx|jsonl] [FILE]

All lessons that an editor sees, in the columns that npm run import -- lessons reads. Without FILE they go to the
pipe; without --format the ending of FILE decides, and where there is none it is csv.`

export const exportCommand: Command = {
  name: 'export',
  usage,
  prepare(args) {
    const { values, positionals } = readArguments(args, { format: { type: 'string' } })
    const [what, file, ...rest] = positionals
    if (what !== 'lessons') throw new UsageError('export: lessons is what can be exported.')
    noMore(rest)
    const format = readFormat(values.format, file)
    return {
      needs: 'house',
      output: file,
      async run({ database }, io) {
        const { exportLessons } = await import('../knowledge/exports/export-lessons.ts')
        const { visibleClient } = await import('../db/visible-client.ts')
        const { rowRules } = await import('../access/row-rules.ts')
        // A draft is its author's, also for whoever runs the server.
        const db = visibleClient(database, rowRules({ role: 'EDITOR', language: 'nl' }))
        const total = await db.lesson.count()
        let written = 0
        for await (const chunk of exportLessons(db, { format, progress: done => (written = done) })) {
          io.signal.throwIfAborted()
          await io.write(chunk)
          io.progress(written, total, 'lessons')
        }
        io.err(`${written} lessons.`)
        return 0
      },
    }
  },
}

function readFormat(asked: string | undefined, file: string | undefined): ExportFormat {
  const named =
    asked ??
    extname(file ?? '')
      .slice(1)
      .toLowerCase()
  const format = formats.find(each => each === named)
  if (format) return format
  if (asked !== undefined) throw new UsageError(`--format: one of ${formats.join(', ')}.`)
  return 'csv'
}
