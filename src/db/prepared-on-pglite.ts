import { messages, type PGlite, protocol } from '@electric-sql/pglite'
import { Latest } from './latest.ts'
import type { Send } from './read/statement.ts'

const { serialize } = protocol
/** Plans are kept in the memory of the database, which is also ours. */
const mostPlans = 200

/** Sends one statement; `lasting` says that what it wrote has to be on the disk before it answers. */
export type SendPrepared = (...asked: [...Parameters<Send>, lasting?: boolean]) => ReturnType<Send>

/**
 * Statements whose plans are kept: PGlite's own `query` plans each time anew, by five calls instead of one,
 * which is more than half of what a nested read costs.
 */
export function preparedOn(pglite: PGlite): SendPrepared {
  const dropped: Uint8Array[] = []
  const names = new Latest<string>(mostPlans, name => dropped.push(serialize.close({ type: 'S', name })))
  let given = 0

  async function run(text: string, values: readonly unknown[], lasting: boolean) {
    const known = names.get(text)
    const name = known ?? `kennisband_${given++}`
    const preparing = known ? [] : [...dropped.splice(0), serialize.parse({ name, text })]
    const sent = [
      ...preparing,
      serialize.bind({ statement: name, values: values.map(printed) }),
      serialize.execute({}),
      serialize.sync(),
    ]
    try {
      const answers = await pglite.execProtocolStream(Buffer.concat(sent), { syncToFs: lasting })
      if (!known) names.set(text, name)
      return answers.flatMap(answer => (answer instanceof messages.DataRowMessage ? [answer.fields] : []))
    } catch (error) {
      // Whether the plan was made before it failed, nobody says.
      if (!known) dropped.push(serialize.close({ type: 'S', name }))
      throw error
    }
  }

  // As `query` waits: outside of any transaction of somebody else, and one after the other.
  return (text, values, lasting = false) =>
    pglite._runExclusiveTransaction(() => pglite._runExclusiveQuery(() => run(text, values, lasting)))
}

const printed = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)
