import { newIds } from '../../../db/new-ids.ts'
import type { Transaction } from '../../../db/transact.ts'
import { factsStatement } from './facts-statement.ts'
import { type Asked, asJson, weighedOf } from './weigh-together.ts'
import type { Weighed } from './weigh.ts'

/** Weighs within the transaction of a decision, by what it sees. */
export async function weighWithin(tx: Transaction, asked: Asked): Promise<Weighed> {
  const [row] = await tx.$queryRawUnsafe<{ facts: string }[]>(factsStatement, asJson([asked]))
  return weighedOf(row?.facts)
}

/** Keeps what a decision was weighed with, sentence for sentence: what is on record may change later. */
export async function storeWeighing(
  tx: Transaction,
  participationId: string,
  { rank, required, reasons, advice, recentMonths, togetherWeeks, evidence }: Weighed,
  at: Date,
): Promise<void> {
  await tx.weighing.create({
    data: {
      participationId,
      rank,
      required,
      reasons: [...reasons],
      advice,
      recentMonths,
      togetherWeeks,
      at,
    },
  })
  const ids = newIds(evidence.length, at.getTime())
  await tx.weighingEvidence.createMany({
    data: evidence.map(({ reason, stated, changed, visit }, position) => ({
      id: ids[position],
      weighingId: participationId,
      position,
      reason,
      ...stated,
      ...changed,
      visitId: visit?.id ?? stated?.visitId,
    })),
  })
}
