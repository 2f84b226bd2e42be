import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

const file = new URL('../../schema.graphql', import.meta.url)

export const schema: Command = {
  name: 'schema',
  usage: `Usage: npm run schema              writes schema.graphql
       npm run schema -- --check   says whether schema.graphql is what the code would write`,
  prepare(args) {
    const { values, positionals } = readArguments(args, { check: { type: 'boolean' } })
    noMore(positionals)
    return {
      needs: 'nothing',
      async run(io) {
        const printed = await print()
        if (!values.check) {
          await writeFile(file, printed)
          io.err('schema.graphql is written.')
          return 0
        }
        const same = (await readFile(file, 'utf8').catch(() => '')) === printed
        io.err(
          same
            ? 'schema.graphql is what the code says.'
            : 'schema.graphql is not what the code says: npm run schema writes it.',
        )
        return same ? 0 : 1
      },
    }
  },
}

async function print(): Promise<string> {
  const { lexicographicSortSchema, printSchema } = await import('graphql')
  const { schema } = await import('../schema.ts')
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
