import { type Command, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

export const example: Command = {
  name: 'example',
  usage: `Usage: npm run example -- remove

Takes every row of the example world out; this data directory never gets it again.`,
  prepare(args) {
    const [action, ...rest] = readArguments(args, {}).positionals
    if (action !== 'remove')
      throw new UsageError(action ? `example does not know ${action}.` : 'example: do what?')
    noMore(rest)
    return {
      needs: 'house',
      async run({ config, database }, io) {
        const { removeExample } = await import('../example/remove-example.ts')
        const { keepWithoutExample } = await import('../data-dir/without-example.ts')
        const rows = await removeExample(database.prisma)
        await keepWithoutExample(config.DATA_DIR)
        io.out(`The example world is out: ${rows} rows.`)
        return 0
      },
    }
  },
}
