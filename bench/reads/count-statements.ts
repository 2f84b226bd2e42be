import { setTimeout as wait } from 'node:timers/promises'
import { type Asking, answerTo } from './asking.ts'
import type { PostgreSQLServer } from './systems/postgresql-server.ts'

const requests = 10

/**
 * How many statements the database executes for one request, as it counts them itself: the ends of transactions
 * included, and what a worker does about a write. On the embedded database it is what the product's log says.
 */
export async function countStatements(asking: Asking, server: PostgreSQLServer): Promise<number | undefined> {
  const { kind, database } = asking.system
  if (!kind) return 0
  const soFar = () => (database ? server.statementsOn(database) : logged(asking))
  const before = await soFar()
  for (const body of asking.take(requests)) await answerTo(asking, body)
  // A log line is written after its answer.
  await wait(100)
  const after = await soFar()
  return before === undefined || after === undefined ? undefined : (after - before) / requests
}

async function logged({ system }: Asking): Promise<number> {
  const lines = (await system.log()).filter(line => line.includes('"answered"'))
  return lines.reduce((sum, line) => sum + ((JSON.parse(line) as { statements?: number }).statements ?? 0), 0)
}
