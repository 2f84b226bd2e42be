import type { Driver } from '../reads/drive.ts'
import type { Query, Rival } from './rivals.ts'

export interface Measured {
  /** Of each question, in milliseconds. */
  readonly times: readonly number[]
  /** Processor time of this process for one question, in milliseconds. */
  readonly cpu: number
}

/** Answered by the database instead of the engine. */
const refused = '"degraded":true'

/** All questions once: each client asks its share of them, one after the other. */
export async function askAll(
  rival: Rival,
  queries: readonly Query[],
  clients: number,
  driver: Driver,
): Promise<Measured> {
  const before = process.cpuUsage()
  const times =
    'url' in rival ? await askOver(driver, rival, queries, clients) : await askHere(rival, queries, clients)
  const { user, system } = process.cpuUsage(before)
  return { times, cpu: (user + system) / 1000 / queries.length }
}

async function askOver(
  driver: Driver,
  { url, headers, body }: Extract<Rival, { url: string }>,
  queries: readonly Query[],
  clients: number,
): Promise<number[]> {
  const bodies = queries.map(body)
  const job = { url, headers, bodies, once: true, clients, milliseconds: Infinity, refused }
  return (await driver.run(job)).latencies
}

async function askHere(
  { ask }: Extract<Rival, { ask: unknown }>,
  queries: readonly Query[],
  clients: number,
): Promise<number[]> {
  const times: number[] = []
  const left = [...queries]
  const client = async () => {
    for (let query = left.pop(); query; query = left.pop()) {
      const start = performance.now()
      // Whoever waits for an answer lets the others ask.
      await Promise.resolve(query).then(ask)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
}
