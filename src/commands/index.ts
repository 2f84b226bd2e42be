import type { Io } from '../data-dir/io.ts'
import { StartError } from '../errors.ts'
import type { House } from '../house.ts'
import { IndexVersionError } from '../search/engines/engine-errors.ts'
import type { Search } from '../search/search.ts'
import { type Command, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

const actions: Record<string, (house: House, io: Io) => Promise<number>> = { status, check, rebuild }

export const index: Command = {
  name: 'index',
  usage: `Usage: npm run index -- status    what the search index holds and what is still on its way
       npm run index -- check     compares it with the database and puts right what differs
       npm run index -- rebuild   fills a new one beside it and swaps them`,
  prepare(args) {
    const [name = '', ...rest] = readArguments(args, {}).positionals
    const run = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!run) throw new UsageError(name ? `index does not know ${name}.` : 'index: do what?')
    noMore(rest)
    return { needs: 'house', run }
  },
}

async function status(house: House, io: Io): Promise<number> {
  const { engine, state, reason, documents, stored, backlog, lagSeconds } = await house.search.status()
  io.out(`engine: ${engine}, ${state}${reason ? ` (${reason})` : ''}`)
  io.out(`documents: ${documents ?? 'not known'} in the engine, ${stored} in the database's own index`)
  io.out(
    backlog === 0
      ? 'on its way: nothing'
      : `on its way: ${backlog} changes, the oldest for ${lagSeconds.toFixed(1)} s`,
  )
  return state === 'away' || state === 'needs-rebuild' ? 1 : 0
}

async function check(house: House, io: Io): Promise<number> {
  const { compared, differences, missing, outdated, surplus } = await house.search.check()
  for (const id of missing) io.out(`was missing: ${id}`)
  for (const id of outdated) io.out(`was outdated: ${id}`)
  for (const id of surplus) io.out(`should not have been there: ${id}`)
  const found = missing.length + outdated.length + surplus.length
  if (found < differences) io.out(`and ${differences - found} more`)
  io.out(`${compared} compared, ${differences} differed${differences ? ' and are put right' : ''}`)
  return 0
}

async function rebuild(house: House, io: Io): Promise<number> {
  const search = await openToRebuild(house)
  const { documents, seconds } = await search.rebuild()
  io.out(`${documents} documents in ${seconds.toFixed(1)} s`)
  return 0
}

/** An index of another version is what a rebuild is for; it opens beside one, but only when it must. */
async function openToRebuild({ search }: House): Promise<Search> {
  try {
    return await search.open()
  } catch (error) {
    if (!(error instanceof StartError && error.cause instanceof IndexVersionError)) throw error
    return search.open({ mend: true })
  }
}
