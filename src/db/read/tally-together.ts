import { facts } from '../generated/facts.ts'
import type { Send } from './statement.ts'
import { readTallies, type Tallied, type Tally, tallyStatement } from './tally.ts'
import type { Visible, Where } from './tree.ts'

interface Waiting {
  readonly tally: Tally
  readonly resolve: (tallied: Tallied) => void
  readonly reject: (error: unknown) => void
}

/** Counts for one reader: what the boards of a dashboard ask in one tick is one statement. */
export function tallyTogether(
  send: Send,
  guard: (model: string, where: Where) => Where,
  ruleOf: Visible,
): (tally: Tally) => Promise<Tallied> {
  let waiting: Waiting[] = []

  async function count(): Promise<void> {
    const asked = waiting
    waiting = []
    const tallies = asked.map(({ tally }) => tally)
    try {
      const { text, values } = tallyStatement(facts, tallies, guard, ruleOf)
      const read = readTallies(tallies, await send(text, values))
      asked.forEach(({ resolve }, i) => resolve(read[i] ?? { total: 0, cells: [] }))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  return tally =>
    new Promise((resolve, reject) => {
      if (waiting.push({ tally, resolve, reject }) === 1) process.nextTick(() => void count())
    })
}
