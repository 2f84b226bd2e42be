import type { Io } from '../data-dir/io.ts'
import type { House } from '../house.ts'
import type { Differences } from '../knowledge/counts/recount-lessons.ts'
import { type Command, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

const actions: Record<string, (house: House, io: Io) => Promise<number>> = { check, rebuild }

export const counts: Command = {
  name: 'counts',
  usage: `Usage: npm run counts -- check     counts all published lessons anew and says where the kept numbers differ
       npm run counts -- rebuild   the same, and puts them right

Who publishes meanwhile waits until it is done; who reads does not.`,
  prepare(args) {
    const [name = '', ...rest] = readArguments(args, {}).positionals
    const run = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!run) throw new UsageError(name ? `counts does not know ${name}.` : 'counts: do what?')
    noMore(rest)
    return { needs: 'house', run }
  },
}

async function check({ database }: House, io: Io): Promise<number> {
  const { checkCounts } = await import('../knowledge/counts/recount-lessons.ts')
  const found = say(await checkCounts(database.prisma), io)
  io.out(found ? 'npm run counts -- rebuild puts them right' : 'the kept numbers are what counting gives')
  return found ? 1 : 0
}

async function rebuild({ database }: House, io: Io): Promise<number> {
  const { rebuildCounts } = await import('../knowledge/counts/recount-lessons.ts')
  const found = say(await rebuildCounts(database.prisma), io)
  io.out(found ? 'put right' : 'the kept numbers were what counting gives')
  return 0
}

const words: Record<keyof Differences, string> = {
  standings: 'lessons were thought to stand elsewhere',
  places: 'places in lists were missing, wrong or too many',
  counts: 'totals were wrong',
  cells: 'numbers of dashboards were wrong',
}

function say(differences: Differences, io: Io): boolean {
  const found = (Object.keys(words) as (keyof Differences)[]).filter(name => differences[name] > 0)
  for (const name of found) io.out(`${differences[name]} ${words[name]}`)
  return found.length > 0
}
