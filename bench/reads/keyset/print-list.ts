import { digits, range } from '../print.ts'
import type { PageFigures } from './measure-keyset.ts'

const goal = 1.3

/** In this order: the smaller knowledge base first, of each page 1 first. */
export function printList(title: string, pages: readonly PageFigures[]): void {
  console.log(`\n${title}`)
  console.log(
    line([
      'lessons',
      'page',
      'rows',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'CPU server',
      'database',
      '× its page 1',
      '× small',
    ]),
  )
  for (const each of pages) {
    const { lessons, page, rows, perSecond, p50, p99, serverCpu, databaseCpu } = each
    const [own, small] = [besidePageOne(each, pages), besideSmall(each, pages)]
    console.log(
      line([
        String(lessons),
        String(page),
        String(rows),
        range(perSecond),
        digits(p50),
        digits(p99),
        digits(serverCpu),
        digits(databaseCpu ?? NaN),
        own === undefined ? '' : digits(own),
        small === undefined ? '' : digits(small),
      ]),
    )
  }
}

const widths = [9, 7, 5, 20, 8, 8, 11, 9, 13, 8]
const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(' ')

/** How many times as long as page 1 of the same list on the same database. */
function besidePageOne(each: PageFigures, pages: readonly PageFigures[]): number | undefined {
  const first = pages.find(other => other.lessons === each.lessons)
  return first && first !== each ? timesAsLong(each, first) : undefined
}

/** How many times as long as page 1 among few lessons, where that page is as full. */
function besideSmall(each: PageFigures, [small]: readonly PageFigures[]): number | undefined {
  if (!small || small.lessons === each.lessons || small.rows !== each.rows) return undefined
  return timesAsLong(each, small)
}

const timesAsLong = (each: PageFigures, other: PageFigures): number =>
  1 / (each.times[other.name]?.median ?? NaN)

export function printVerdict(lists: readonly (readonly PageFigures[])[]): void {
  const ratios = lists.flatMap(pages =>
    pages.flatMap(each =>
      [besidePageOne(each, pages), besideSmall(each, pages)].filter(ratio => ratio !== undefined),
    ),
  )
  const worst = Math.max(...ratios)
  console.log(
    `\nat most ${goal} times as long is wanted; the worst is ${digits(worst)}: ${worst <= goal ? 'met' : 'not met'}`,
  )
}
