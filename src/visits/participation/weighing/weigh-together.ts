import type { Context } from '../../../context.ts'
import { factsStatement } from './facts-statement.ts'
import { readFacts } from './read-facts.ts'
import { weigh, type Weighed } from './weigh.ts'

/** For which visit of which municipality; what was stated, stands with the participation. */
export interface Asked {
  readonly participationId: string | null
  readonly visitId: string
  readonly municipalityId: string
}

interface Waiting {
  readonly asked: Asked[]
  readonly weighed: Promise<readonly Weighed[]>
}

const waiting = new WeakMap<Context, Waiting>()

/** Weighs what a request asks about in one tick by one statement: all participations of a page. */
export async function weighTogether(context: Context, asked: Asked): Promise<Weighed> {
  const together = waiting.get(context) ?? begin(context)
  const place = together.asked.push(asked) - 1
  const weighed = (await together.weighed)[place]
  if (!weighed) throw new Error('Every visit that is asked about is weighed.')
  return weighed
}

function begin(context: Context): Waiting {
  const asked: Asked[] = []
  const { promise, resolve } = Promise.withResolvers<readonly Weighed[]>()
  const begun = { asked, weighed: promise }
  waiting.set(context, begun)
  setImmediate(() => {
    waiting.delete(context)
    resolve(
      context.readText(factsStatement, [asJson(asked)]).then(rows => rows.map(([row]) => weighedOf(row))),
    )
  })
  return begun
}

/** As the statement takes it. */
export const asJson = (asked: readonly Asked[]): string =>
  JSON.stringify(
    asked.map(({ participationId, visitId, municipalityId }, place) => ({
      place,
      participation_id: participationId,
      visit_id: visitId,
      municipality_id: municipalityId,
    })),
  )

export function weighedOf(row: string | null | undefined): Weighed {
  const { facts, rule } = readFacts(row)
  return weigh(facts, rule)
}
