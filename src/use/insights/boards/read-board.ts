import type { Context } from '../../../context.ts'
import type { Memory } from '../../../db/read/memory.ts'
import { mostCells, type Tallied, type TalliedValue } from '../../../db/read/tally.ts'
import { ValidationError } from '../../../errors.ts'
import { checkCodes } from '../../../field/catalogues/check-codes.ts'
import { dayOf } from '../../../field/day.ts'
import type { Board, BoardDimension, Levels, ListFilter, Looking } from './board.ts'
import { type InsightFilter, type InsightPart, partsOf } from './insight-filter.ts'
import { together } from './leads-to.ts'

export interface AskedBoard {
  readonly by: readonly string[]
  readonly filter: InsightFilter
  readonly levels: Levels
  /** Also what there is none of, where all values of the dimensions are known. */
  readonly withNone: boolean
}

export interface BoardRow {
  readonly values: readonly TalliedValue[]
  readonly count: number
  /** What shows these on the board's list. */
  readonly filter: ListFilter
}

export interface ReadBoard {
  readonly board: Board
  readonly by: readonly string[]
  readonly total: number
  readonly rows: readonly BoardRow[]
  readonly filter: ListFilter
  readonly leftOut: readonly InsightPart[]
  readonly memory: Memory
}

const mostDimensions = 5
const deepest = 3

type Reading = Pick<Context, 'viewer' | 'db' | 'now'>

/** Counts what a board counts, for one reader; the boards that are asked for together go into one statement. */
export async function readBoard(context: Reading, board: Board, asked: AskedBoard): Promise<ReadBoard> {
  const { by, filter, levels } = asked
  const dimensions = checked(board, asked)
  const { policyDomains, regions, countries, programmes } = filter
  await checkCodes(context.db, { policyDomains, regions, countries, programmes }, ['filter'])
  const memory = await context.db.$memory.heard()
  const looking: Looking = { viewer: context.viewer, memory, filter, levels, today: dayOf(context.now) }
  const narrowed = board.narrowed(filter)
  const tallied = await context.db.$tally({
    model: board.model,
    where: await board.where(context, narrowed),
    by: dimensions.map(dimension => dimension.respect(looking)),
    kept: board.kept?.(looking, by),
  })
  if (tallied.cells.length > mostCells) throw tooMany()
  const counts = asked.withNone ? withNone(tallied, dimensions, looking) : tallied.cells
  return {
    board,
    by,
    total: tallied.total,
    rows: counts
      .map(({ values, count }) => ({
        values,
        count,
        filter: values.reduce(
          (so, { value }, i) => together(so, dimensions[i]?.leadsTo(value) ?? {}),
          narrowed,
        ),
      }))
      .sort(mostFirst),
    filter: narrowed,
    leftOut: partsOf(filter).filter(part => !board.parts.includes(part)),
    memory,
  }
}

function checked(board: Board, { by, levels }: AskedBoard): BoardDimension[] {
  if (new Set(by).size !== by.length) throw ValidationError.at(['by'], 'by: each dimension once.')
  if (by.length > mostDimensions)
    throw ValidationError.at(['by'], `by: at most ${mostDimensions} dimensions at a time.`)
  for (const [name, level] of [
    ['domainLevel', levels.domain],
    ['regionLevel', levels.region],
  ] as const)
    if (level < 1 || level > deepest)
      throw ValidationError.at([name], `${name}: 1 for the widest, down to ${deepest}.`)
  return by.map((name, i) => {
    const dimension = board.dimensions[name]
    if (dimension) return dimension
    throw ValidationError.at(
      ['by', i],
      `by: ${board.name} is told apart by ${Object.keys(board.dimensions).join(', ')}; not by ${name}.`,
    )
  })
}

/** Every combination of all values, those of which there is none included. */
function withNone(
  { cells }: Tallied,
  dimensions: readonly BoardDimension[],
  looking: Looking,
): Tallied['cells'] {
  const seen = (i: number) => new Map(cells.map(({ values }) => [values[i]?.value ?? '', values[i]]))
  const all = dimensions.map((dimension, i): TalliedValue[] => {
    const occurring = [...seen(i).values()].flatMap(value => value ?? [])
    return dimension.all?.(looking).map(value => ({ value })) ?? occurring
  })
  if (all.reduce((combinations, values) => combinations * values.length, 1) > mostCells) throw tooMany()
  const key = (values: readonly TalliedValue[]) => values.map(({ value }) => value).join('\n')
  const counts = new Map(cells.map(({ values, count }) => [key(values), count]))
  return all
    .reduce<TalliedValue[][]>(
      (rows, values) => rows.flatMap(row => values.map(value => [...row, value])),
      [[]],
    )
    .map(values => ({ values, count: counts.get(key(values)) ?? 0 }))
}

const tooMany = () =>
  ValidationError.at(
    ['by'],
    `by: this gives more than ${mostCells} rows; tell apart by fewer dimensions, at a wider level, or narrow the filter.`,
  )

const textOf = ({ values }: BoardRow): string => values.map(({ value }) => value).join(' ')

const mostFirst = (a: BoardRow, b: BoardRow): number =>
  b.count - a.count || (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0)
