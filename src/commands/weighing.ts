import type { Io } from '../data-dir/io.ts'
import type { House } from '../house.ts'
import type { Backtest } from '../visits/participation/weighing/backtest.ts'
import { type Command, UsageError } from './command.ts'
import { noMore, readArguments } from './read-arguments.ts'

export const weighing: Command = {
  name: 'weighing',
  usage: `Usage: npm run weighing -- backtest   holds past decisions on participation against what today's rule would advise

Counts by finality and by ground of refusal. Nothing is changed.`,
  prepare(args) {
    const [name = '', ...rest] = readArguments(args, {}).positionals
    if (name !== 'backtest')
      throw new UsageError(name ? `weighing does not know ${name}.` : 'weighing: do what?')
    noMore(rest)
    return { needs: 'house', run }
  },
}

async function run({ database }: House, io: Io): Promise<number> {
  const { backtest } = await import('../visits/participation/weighing/backtest.ts')
  const { compareDecisions, decisionsOf } =
    await import('../visits/participation/weighing/compare-decisions.ts')
  const { prisma } = database
  const decisions = await prisma.participation.findMany(decisionsOf())
  const compared = await compareDecisions(decisions, async (statement, asked) => {
    const rows = await prisma.$queryRawUnsafe<{ facts: string }[]>(statement, asked)
    return rows.map(({ facts }) => facts)
  })
  const types = await prisma.missionType.findMany({ orderBy: { rank: 'asc' } })
  const found = backtest(compared)
  say(
    found,
    types.map(({ labelEn }) => labelEn),
    io,
  )
  return 0
}

function say(
  { decisions, agreeing, byRank, byGround, disagreeing }: Backtest,
  types: string[],
  io: Io,
): void {
  io.out(`${agreeing} of ${decisions} decisions went as today's rule advises`)
  io.out('')
  const columns = (cells: (string | number)[]) =>
    cells.map((cell, i) => (i ? String(cell).padStart(15) : String(cell).padEnd(24))).join('')
  io.out(columns(['', 'joined', 'against advice', 'refused', 'against advice']))
  for (const { rank, joined, joinedAgainst, refused, refusedAgainst } of byRank)
    io.out(columns([types[rank - 1] ?? `rank ${rank}`, joined, joinedAgainst, refused, refusedAgainst]))
  io.out('')
  for (const { ground, refused, refusedAgainst } of byGround)
    io.out(columns([grounds[ground], '', '', refused, refusedAgainst]))
  if (!disagreeing.length) return
  io.out('')
  for (const { number, joined, weighed } of disagreeing)
    io.out(
      `participation ${number}: ${joined ? 'joined' : 'refused'} with ${weighed.reasons.length} of ${weighed.required} reasons`,
    )
}

const grounds = { NOT_OPPORTUNE: 'not opportune', NO_TIME: 'no time', NO_BUDGET: 'no budget' }
