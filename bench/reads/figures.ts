import type { Asking } from './asking.ts'
import type { Round } from './measure.ts'

/** A median with the least and the most of the rounds. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** What is printed and written of one asking at one number of clients. */
export interface Figures {
  readonly name: string
  readonly title: string
  readonly requests: number
  readonly perSecond: Spread
  /** In milliseconds, as all that follows. */
  readonly p50: number
  readonly p99: number
  readonly serverCpu: number
  /** Null when it is within the server's. */
  readonly databaseCpu: number | null
  readonly statements: number | null
  /** Requests per second as a multiple of another system's in the same round, by that system's name. */
  readonly times: Record<string, Spread>
  /** How many requests it answers with the CPU, server and database together, that another system spends on one. */
  readonly timesByCpu: Record<string, number>
}

export function figuresOf(
  at: number,
  askings: readonly Asking[],
  found: readonly (readonly Round[])[],
): Omit<Figures, 'statements'> {
  const rounds = found[at] ?? []
  const latencies = rounds.flatMap(({ latencies }) => latencies).sort((a, b) => a - b)
  const databaseCpu = cpuOfOne(rounds, round => round.databaseCpu)
  const all = ({ serverCpu, databaseCpu }: Round) => serverCpu + (databaseCpu || 0)
  const beside = askings.map(({ name }, i) => ({ name, others: found[i] ?? [] }))
  return {
    name: askings[at]?.name ?? '',
    title: askings[at]?.system.title ?? '',
    requests: latencies.length,
    perSecond: spread(rounds.map(rate)),
    p50: part(latencies, 0.5),
    p99: part(latencies, 0.99),
    serverCpu: cpuOfOne(rounds, round => round.serverCpu),
    databaseCpu: Number.isNaN(databaseCpu) ? null : databaseCpu,
    times: Object.fromEntries(
      beside.map(({ name, others }) => [
        name,
        spread(rounds.map((round, i) => rate(round) / rate(others[i] ?? round))),
      ]),
    ),
    timesByCpu: Object.fromEntries(
      beside.map(({ name, others }) => [name, cpuOfOne(others, all) / cpuOfOne(rounds, all)]),
    ),
  }
}

function cpuOfOne(rounds: readonly Round[], cpu: (round: Round) => number): number {
  const requests = rounds.reduce((sum, { latencies }) => sum + latencies.length, 0)
  return rounds.reduce((sum, each) => sum + cpu(each), 0) / requests
}

const rate = ({ latencies, milliseconds }: Round): number => (latencies.length / milliseconds) * 1000

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const median = (part(sorted, 0.5) + (sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN)) / 2
  return { median, least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN }
}

const part = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
