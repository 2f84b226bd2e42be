import { digits, range } from '../print.ts'
import type { PageFigures } from './page-figures.ts'

const goal = 1.3

interface Row extends PageFigures {
  /** Beside which other page it stands, and how many times as long and as much CPU it takes. */
  readonly ownFirst?: Times
  readonly small?: Times
}

interface Times {
  readonly long: number
  readonly cpu: number
}

const columns: [string, number, (row: Row) => string][] = [
  ['lessons', 9, ({ lessons }) => String(lessons)],
  ['page', 7, ({ page }) => String(page)],
  ['rows', 5, ({ rows }) => String(rows)],
  ['requests/s', 20, ({ perSecond }) => range(perSecond)],
  ['p50 ms', 8, ({ p50 }) => digits(p50)],
  ['p99 ms', 8, ({ p99 }) => digits(p99)],
  ['CPU server', 11, ({ serverCpu }) => digits(serverCpu)],
  ['database', 9, ({ databaseCpu }) => digits(databaseCpu ?? NaN)],
  ['× its page 1', 13, ({ ownFirst }) => shown(ownFirst?.long)],
  ['by CPU', 7, ({ ownFirst }) => shown(ownFirst?.cpu)],
  ['× the small one', 16, ({ small }) => shown(small?.long)],
  ['by CPU', 7, ({ small }) => shown(small?.cpu)],
]

const shown = (times: number | undefined) => (times === undefined ? '' : digits(times))

/** The pages of one list, the smaller knowledge base first, and of each page 1 first. */
export function printList(title: string, pages: readonly PageFigures[]): void {
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => cell.padStart(columns[i]?.[1] ?? 0)).join(' ')
  console.log(`\n${title}`)
  console.log(line(columns.map(([name]) => name)))
  for (const row of compared(pages)) console.log(line(columns.map(([, , show]) => show(row))))
}

function compared(pages: readonly PageFigures[]): Row[] {
  const [small] = pages
  return pages.map(each => {
    const first = pages.find(({ lessons }) => lessons === each.lessons)
    // A page with other rows on it costs something else.
    const isAsSmall = small && small.lessons !== each.lessons && small.rows === each.rows
    return {
      ...each,
      ownFirst: first && first !== each && first.rows === each.rows ? times(each, first) : undefined,
      small: isAsSmall ? times(each, small) : undefined,
    }
  })
}

const times = (each: PageFigures, { name }: PageFigures): Times => ({
  long: 1 / (each.times[name]?.median ?? NaN),
  cpu: 1 / (each.timesByCpu[name] ?? NaN),
})

export function printVerdict(lists: readonly (readonly PageFigures[])[]): void {
  const rows = lists.flatMap(compared)
  const worst = Math.max(...rows.flatMap(({ ownFirst, small }) => [ownFirst?.cpu ?? 0, small?.cpu ?? 0]))
  console.log(
    `\nat most ${goal} times the CPU is wanted; the worst is ${digits(worst)}: ${worst <= goal ? 'met' : 'not met'}`,
  )
}
