import type { Transaction } from '../db/transact.ts'
import { type FindByKey, findByKey } from './find-by-key.ts'

/** The rows of the catalogues that the example world refers to by their code. */
export interface FindCatalogues {
  activity: FindByKey
  missionType: FindByKey
  policyDomain: FindByKey
  programme: FindByKey
  collection: FindByKey
}

export async function findCatalogues(tx: Transaction): Promise<FindCatalogues> {
  const select = { code: true, id: true }
  const find = (noun: string, rows: { code: string; id: string }[]) =>
    findByKey(
      noun,
      rows.map(row => [row.code, row.id]),
    )
  return {
    activity: find('activity', await tx.activity.findMany({ select })),
    missionType: find('mission type', await tx.missionType.findMany({ select })),
    policyDomain: find('policy domain', await tx.policyDomain.findMany({ select })),
    programme: find('programme', await tx.programme.findMany({ select })),
    collection: find('collection', await tx.collection.findMany({ select })),
  }
}
