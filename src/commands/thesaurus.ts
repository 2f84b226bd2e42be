import { extname } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import type { Viewer } from '../access/viewer.ts'
import type { Io } from '../data-dir/io.ts'
import type { ListFormat } from '../field/thesaurus/list-format.ts'
import type { House } from '../house.ts'
import { type Language, languages } from '../language/language.ts'
import { type Command, type Task, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

const usage = `Usage: npm run thesaurus -- export [--format csv|skos] [FILE]
       npm run thesaurus -- import [--format csv|skos] FILE
       npm run thesaurus -- known [--language nl|fr|es|en] [--top N] FILE

export writes all concepts, import takes them back: new ones are added and those that say otherwise changed, all or
none; what FILE does not speak of stays. csv has the columns of prisma/thesaurus, skos is SKOS as JSON-LD (.jsonld).
known says which share of the words of a text the thesaurus knows, and the commonest that it does not: FILE is plain
text, CSV, JSON lines or a search set; what says no language is read by its stop words.

FILE can be -, for what is piped in.`

const formats: Record<string, ListFormat> = { csv: 'csv', skos: 'skos', jsonld: 'skos', json: 'skos' }

/** Whoever runs the server keeps the thesaurus too. */
const keeper: Viewer = { role: 'ADMINISTRATOR', language: 'nl' }

export const thesaurus: Command = {
  name: 'thesaurus',
  usage,
  prepare(args) {
    const { values, positionals } = readArguments(args, {
      format: { type: 'string' },
      language: { type: 'string' },
      top: { type: 'string' },
    })
    const [action = '', file, ...rest] = positionals
    noMore(rest)
    if (action === 'export') return exporting(readFormat(values.format, file), file)
    if (action !== 'import' && action !== 'known')
      throw new UsageError(action ? `thesaurus does not know ${action}.` : 'thesaurus: do what?')
    if (!file) throw new UsageError(`thesaurus ${action}: which file?`)
    if (action === 'import') return importing(readFormat(values.format, file), file)
    return knowing(file, readLanguage(values.language), readTop(values.top))
  },
}

function exporting(format: ListFormat, file: string | undefined): Task {
  return {
    needs: 'house',
    output: file,
    async run({ database }, io) {
      const { storedConcepts } = await import('../field/thesaurus/concept-rows.ts')
      const { print } = await import('../field/thesaurus/lists.ts')
      const concepts = await storedConcepts(database.prisma)
      await io.write(print[format](concepts))
      io.err(`${concepts.length} concepts.`)
      return 0
    },
  }
}

function importing(format: ListFormat, file: string): Task {
  return {
    needs: 'house',
    input: file,
    async run({ database, clock }: House, io: Io) {
      const { read } = await import('../field/thesaurus/lists.ts')
      const { UnreadableListError } = await import('../field/thesaurus/list-format.ts')
      const { RefusedListError, takeConcepts } = await import('../field/thesaurus/take-concepts.ts')
      try {
        const listed = read[format](await readAll(io.input))
        const doing = { viewer: keeper, prisma: database.prisma, now: clock() }
        const { added, changed, unchanged } = await takeConcepts(doing, listed, 'npm run thesaurus -- import')
        io.out(`${added} added, ${changed} changed, ${unchanged} as they were`)
        return 0
      } catch (error) {
        if (error instanceof RefusedListError) for (const line of error.refusals.slice(0, 50)) io.err(line)
        else if (!(error instanceof UnreadableListError)) throw error
        io.err(error.message)
        return 1
      }
    },
  }
}

function knowing(file: string, language: Language | undefined, top: number): Task {
  return {
    needs: 'house',
    input: file,
    async run({ database }, io) {
      const { readTexts } = await import('../field/thesaurus/read-texts.ts')
      const { reportKnown } = await import('../field/thesaurus/report-known.ts')
      const texts = readTexts(await readAll(io.input))
      for (const line of await reportKnown(database, texts, { language, top })) io.out(line)
      return 0
    },
  }
}

function readFormat(asked: string | undefined, file: string | undefined): ListFormat {
  const named =
    asked ??
    extname(file ?? '')
      .slice(1)
      .toLowerCase()
  const format = formats[named]
  if (format && (asked === undefined || asked === format)) return format
  if (asked !== undefined) throw new UsageError('--format: csv or skos.')
  return 'csv'
}

function readLanguage(asked: string | undefined): Language | undefined {
  const language = languages.find(each => each === asked)
  if (asked !== undefined && !language) throw new UsageError(`--language: one of ${languages.join(', ')}.`)
  return language
}

function readTop(asked = '30'): number {
  if (!/^\d{1,5}$/.test(asked)) throw new UsageError('--top: a number of words.')
  return Number(asked)
}
