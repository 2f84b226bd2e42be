import type { ImportSource } from '../knowledge/imports/import-lessons.ts'
import { type Command, UsageError } from './command.ts'
import { countBytes } from './count-bytes.ts'
import { noMore, readArguments } from './read-arguments.ts'

const usage = `Usage: npm run import -- ifrc FILE.csv          the IFRC's operational learning
       npm run import -- llis FILE.jsonl        NASA's public lessons learned
       npm run import -- lessons FILE.csv|xlsx  a list of one's own, in the columns of npm run export -- lessons

FILE can be -, for what is piped in. The same file again changes nothing. --details names every row of the report.`

const sources: readonly ImportSource[] = ['ifrc', 'llis', 'lessons']

export const importCommand: Command = {
  name: 'import',
  usage,
  prepare(args) {
    const { values, positionals } = readArguments(args, { details: { type: 'boolean' } })
    const [name, file, ...rest] = positionals
    const source = sources.find(each => each === name)
    if (!source) throw new UsageError(`import: one of ${sources.join(', ')}.`)
    if (!file) throw new UsageError(`import ${source}: which file?`)
    noMore(rest)
    return {
      needs: 'house',
      input: file,
      async run({ database, clock }, io) {
        const { importLessons } = await import('../knowledge/imports/import-lessons.ts')
        const { printReport } = await import('../knowledge/imports/print-report.ts')
        const counted = countBytes(io.input)
        const report = await importLessons(database, source, counted.bytes, {
          clock,
          progress: ({ taken, unchanged }) => {
            io.progress(counted.read(), io.inputBytes, `${taken} taken, ${unchanged} unchanged`)
            // Between two batches: what is written is whole.
            io.signal.throwIfAborted()
          },
        })
        io.out(printReport(report, { details: values.details }).trimEnd())
        return 0
      },
    }
  },
}
