import type { Figures, Spread } from './figures.ts'
import type { Question } from './questions/question.ts'

export function digits(value: number): string {
  if (Number.isNaN(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 9.95 ? 0 : value >= 0.995 ? 1 : 2)
}

/** A median with its range. */
export const range = ({ median, least, most }: Spread) =>
  `${digits(median)} [${digits(least)}–${digits(most)}]`

const columns: [string, number, (figures: Figures) => string][] = [
  ['requests/s', 18, ({ perSecond }) => range(perSecond)],
  ['p50 ms', 8, ({ p50 }) => digits(p50)],
  ['p99 ms', 8, ({ p99 }) => digits(p99)],
  ['CPU server', 12, ({ serverCpu }) => digits(serverCpu)],
  ['database', 10, ({ databaseCpu }) => (databaseCpu === null ? '–' : digits(databaseCpu))],
  ['statements', 12, ({ statements }) => (statements === null ? '?' : String(statements))],
  ['× PostGraphile', 20, figures => against(figures, 'postgraphile')],
  ['by CPU', 8, ({ timesByCpu }) => digits(timesByCpu.postgraphile ?? NaN)],
  ['× by hand', 11, figures => alone(figures, 'by-hand')],
  ['× empty Yoga', 14, figures => alone(figures, 'empty-yoga')],
]

const against = ({ times }: Figures, other: string) => (times[other] ? range(times[other]) : '–')
const alone = ({ times }: Figures, other: string) => (times[other] ? digits(times[other].median) : '–')

export function printQuestion({ title }: Question, clients: number, all: readonly Figures[]): void {
  console.log(`\n${title}, ${clients} ${clients === 1 ? 'client' : 'clients'}`)
  console.log(line(['', ...columns.map(([name]) => name)]))
  for (const figures of all) console.log(line([figures.title, ...columns.map(([, , show]) => show(figures))]))
}

const line = ([title = '', ...cells]: string[]) =>
  `${title.padEnd(22)}${cells.map((cell, i) => cell.padStart((columns[i]?.[1] ?? 0) + 1)).join('')}`

/** How far each question is from what is wanted of it, at the most clients measured. */
export function printGoals(reached: readonly { question: Question; times: Spread | undefined }[]): void {
  console.log('\nours on PostgreSQL × PostGraphile, against what is wanted')
  for (const { question, times } of reached) {
    const verdict = times
      ? `${range(times)}, ${times.median >= question.goal ? 'met' : 'not met'}`
      : 'not measured'
    console.log(`${question.title.padEnd(64)} wanted ${String(question.goal).padStart(4)}   ${verdict}`)
  }
}
