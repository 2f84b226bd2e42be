import { cpuUsed } from '../cpu-used.ts'
import type { Asking } from './asking.ts'
import type { Driver } from './drive.ts'
import type { PostgreSQLServer } from './systems/postgresql-server.ts'

/** What came of one asking in one round. */
export interface Round {
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[]
  readonly milliseconds: number
  /** CPU in milliseconds, all requests together. */
  readonly serverCpu: number
  /** NaN when the database is within the server. */
  readonly databaseCpu: number
}

export interface Pace {
  readonly rounds: number
  /** How long each asking takes in a round. */
  readonly milliseconds: number
  readonly clients: number
}

export interface Tools {
  readonly driver: Driver
  readonly server: PostgreSQLServer
}

/** In the unmeasured round before all others code is compiled and statements are prepared: it is this much longer. */
const warmUp = 2

/** Round after round, in each of them one asking after the other, beginning with another one each time. */
export async function measure(askings: readonly Asking[], pace: Pace, tools: Tools): Promise<Round[][]> {
  const found = askings.map((): Round[] => [])
  for (const asking of askings)
    await run(asking, { ...pace, milliseconds: warmUp * pace.milliseconds }, tools)
  for (let round = 0; round < pace.rounds; round++) {
    for (let turn = 0; turn < askings.length; turn++) {
      const at = (round + turn) % askings.length
      const asking = askings[at]
      if (asking) found[at]?.push(await run(asking, pace, tools))
    }
  }
  return found
}

async function run(asking: Asking, { clients, milliseconds }: Pace, tools: Tools): Promise<Round> {
  const { system, url, headers, once } = asking
  const { bodies, sent } = asking.round()
  tools.server.cpuSinceLast()
  const before = cpuUsed(system.processId)
  const outcome = await tools.driver.run({ url, headers, bodies, once, clients, milliseconds })
  const serverCpu = cpuUsed(system.processId) - before
  const databaseCpu = tools.server.cpuSinceLast()
  sent(outcome.latencies.length)
  return { ...outcome, serverCpu, databaseCpu: system.database ? databaseCpu : NaN }
}
