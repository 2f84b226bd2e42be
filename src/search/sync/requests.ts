import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { StartError } from '../../errors.ts'

/** What one process can ask of the one that holds the engine. */
export type Work = 'check' | 'rebuild'

const request = z.object({ ask: z.string(), work: z.enum(['check', 'rebuild']) })
const answer = z.object({
  answers: z.string(),
  state: z.enum(['begun', 'done', 'failed']),
  report: z.unknown(),
})

const CHANNEL = 'kennisband_index'
const PATIENCE_MS = 10_000
/** A notification holds at most 8,000 bytes. */
const LONGEST = 7_500

type Asking = Pick<Database, 'query' | 'listen'>

const send = ({ query }: Asking, message: object) =>
  query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(message)])

/** Asks the process that holds the engine, through the database that both stand on. */
export async function askHolder(database: Asking, work: Work): Promise<unknown> {
  const ask = randomUUID()
  const outcome = Promise.withResolvers<unknown>()
  const patience = setTimeout(
    () =>
      outcome.reject(
        new StartError(
          'No process keeps the search index now: start the server, or stop the program that holds its lock.',
        ),
      ),
    PATIENCE_MS,
  )
  await using _listening = await database.listen(CHANNEL, payload => {
    const { data } = answer.safeParse(parse(payload))
    if (data?.answers !== ask) return
    clearTimeout(patience)
    if (data.state === 'done') outcome.resolve(data.report)
    if (data.state === 'failed') outcome.reject(new Error(String(data.report)))
  })
  await send(database, { ask, work })
  return await outcome.promise
}

/** Does what others ask, when this process is the one; `isHolder` is asked each time. */
export function answerOthers(
  database: Asking,
  isHolder: () => boolean,
  does: (work: Work) => Promise<unknown>,
): Promise<AsyncDisposable> {
  return database.listen(CHANNEL, payload => {
    const { data } = request.safeParse(parse(payload))
    if (data && isHolder()) void reply(database, data.ask, () => does(data.work)).catch(() => {})
  })
}

async function reply(database: Asking, answers: string, work: () => Promise<unknown>): Promise<void> {
  await send(database, { answers, state: 'begun' })
  try {
    await send(database, { answers, state: 'done', report: fitting(await work()) })
  } catch (error) {
    await send(database, {
      answers,
      state: 'failed',
      report: error instanceof Error ? error.message.slice(0, LONGEST / 4) : 'unknown',
    })
  }
}

/** Long lists in a report are cut to what a notification can hold; its numbers stay. */
function fitting(report: unknown): unknown {
  if (JSON.stringify(report).length <= LONGEST || typeof report !== 'object' || !report) return report
  return Object.fromEntries(
    Object.entries(report).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 30) : value]),
  )
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}
