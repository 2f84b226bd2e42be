import type { ImportRecord } from '../knowledge/imports/import-record.ts'
import { type Command, UsageError } from './command.ts'
import { countBytes } from './count-bytes.ts'
import { noMore, readArguments } from './read-arguments.ts'

type Bytes = AsyncIterable<Uint8Array>

const clock = () => new Date()

interface Source {
  collection: string
  read(bytes: Bytes): Promise<AsyncIterable<ImportRecord>>
}

const sources: Record<string, Source> = {
  ifrc: {
    collection: 'ifrc',
    read: async bytes => (await import('../knowledge/imports/read-ifrc.ts')).readIfrc(bytes, { clock }),
  },
  llis: {
    collection: 'nasa-llis',
    read: async bytes => (await import('../knowledge/imports/read-llis.ts')).readLlis(bytes, { clock }),
  },
}

const usage = `Usage: npm run import -- ifrc FILE.csv      the IFRC's operational learning
       npm run import -- llis FILE.jsonl    NASA's public lessons learned

FILE can be -, for what is piped in. The same file twice changes nothing the second time.`

export const importCommand: Command = {
  name: 'import',
  usage,
  prepare(args) {
    const [name = '', file, ...rest] = readArguments(args, {}).positionals
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined
    if (!source) throw new UsageError(`import: one of ${Object.keys(sources).join(', ')}.`)
    if (!file) throw new UsageError(`import ${name}: which file?`)
    noMore(rest)
    return {
      needs: 'house',
      input: file,
      async run({ database }, io) {
        const { takeLessons } = await import('../knowledge/imports/take-lessons.ts')
        const { sayReport } = await import('./say-report.ts')
        const counted = countBytes(io.input)
        const records = await source.read(counted.bytes)
        const report = await takeLessons(database.prisma, records, {
          collection: source.collection,
          clock,
          progress: ({ taken }) => {
            io.progress(counted.read(), io.inputBytes, `${name}: ${taken} taken`)
            // Between two batches: what is written is whole.
            io.signal.throwIfAborted()
          },
        })
        sayReport(report, io.out)
        return 0
      },
    }
  },
}
