import type { Cell } from './evidence.ts'
import { knows, needs } from './pairs.ts'
import type { ToRead } from './reading-list.ts'

// What to talk about with whom. In short: a theme is talked about where somebody at the table knows and somebody else
// asks. Where there are more such themes than sessions, those that bring the same people together share one.

export interface Session {
  readonly themes: readonly string[]
  /** Who knows something of them, who knows most first. */
  readonly knowing: readonly string[]
  /** Who asks, who needs it most first. */
  readonly asking: readonly string[]
  readonly items: readonly ToRead[]
}

interface Table {
  readonly themes: readonly string[]
  readonly cells: readonly Cell[]
}

export function chooseSessions(
  cells: readonly Cell[],
  among: ReadonlySet<string>,
  reading: readonly ToRead[],
  most: number,
): Session[] {
  const here = cells.filter(({ municipality }) => among.has(municipality))
  let tables = [...Map.groupBy(here, ({ theme }) => theme)]
    .map(([theme, ofTheme]): Table => ({ themes: [theme], cells: ofTheme }))
    .filter(isWorthIt)
  while (tables.length > most) tables = joinTwo(tables)
  return tables.map(asSession(reading)).sort((one, other) => weight(other) - weight(one))
}

/** Somebody asks, and somebody else knows. */
function isWorthIt({ cells }: Table): boolean {
  const asking = cells.filter(cell => needs(cell) > 0)
  return asking.some(one => cells.some(other => other.municipality !== one.municipality && knows(other) > 0))
}

/** Of all pairs of tables those two become one at which most of the same people sit; of such the smallest. */
function joinTwo(tables: readonly Table[]): Table[] {
  const people = ({ cells }: Table) => new Set(cells.map(({ municipality }) => municipality))
  const pairs = tables.flatMap((one, i) =>
    tables.slice(i + 1).map(other => {
      const [here, there] = [people(one), people(other)]
      const both = [...here].filter(id => there.has(id)).length
      return { one, other, likeness: both / new Set([...here, ...there]).size, size: here.size + there.size }
    }),
  )
  const [best] = pairs.sort((a, b) => b.likeness - a.likeness || a.size - b.size)
  if (!best) return [...tables]
  const { one, other } = best
  const joined = { themes: [...one.themes, ...other.themes], cells: [...one.cells, ...other.cells] }
  return [...tables.filter(table => table !== one && table !== other), joined]
}

const asSession =
  (reading: readonly ToRead[]) =>
  ({ themes, cells }: Table): Session => ({
    themes,
    knowing: strongest(cells, knows),
    asking: strongest(cells, needs),
    items: reading.filter(item => item.themes.some(theme => themes.includes(theme))),
  })

function strongest(cells: readonly Cell[], strength: (cell: Cell) => number): string[] {
  const sums = new Map<string, number>()
  for (const cell of cells) sums.set(cell.municipality, (sums.get(cell.municipality) ?? 0) + strength(cell))
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([municipality]) => municipality)
}

const weight = ({ knowing, asking, items }: Session): number =>
  Math.min(knowing.length, asking.length) * 10 + items.length
