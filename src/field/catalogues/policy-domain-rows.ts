import type { Transaction } from '../../db/transact.ts'

/** As the catalogue tells it: the parent by its code, which is the same in every database. */
export interface PolicyDomainRow {
  code: string
  parent: string | null
  position: number
  labelNl: string
  labelFr: string
  labelEs: string
  labelEn: string
  dacCodes: string[]
  sdgCodes: string[]
}

export async function storedPolicyDomains(tx: Transaction): Promise<PolicyDomainRow[]> {
  const rows = await tx.policyDomain.findMany({
    omit: { id: true, parentId: true },
    include: { parent: { select: { code: true } } },
  })
  return rows.map(({ parent, ...row }) => ({ ...row, parent: parent?.code ?? null }))
}

/** Roots first, so that the branches find the id of their parent; a branch of what was taken out stays out with it. */
export async function addPolicyDomains(tx: Transaction, rows: PolicyDomainRow[]): Promise<void> {
  const isRoot = ({ parent }: PolicyDomainRow) => parent === null
  await tx.policyDomain.createMany({
    data: rows.filter(isRoot).map(({ parent: _none, ...row }) => row),
  })
  const ids = await idsOf(tx)
  await tx.policyDomain.createMany({
    data: rows.flatMap(({ parent, ...row }) => {
      const parentId = parent === null ? undefined : ids.get(parent)
      return parentId ? [{ ...row, parentId }] : []
    }),
  })
}

/** Under a parent that was taken out it stays where it is. */
export async function changePolicyDomain(
  tx: Transaction,
  { parent, ...row }: PolicyDomainRow,
): Promise<void> {
  const parentId = parent === null ? null : (await idsOf(tx)).get(parent)
  await tx.policyDomain.update({ where: { code: row.code }, data: { ...row, parentId } })
}

async function idsOf(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.policyDomain.findMany({ select: { code: true, id: true } })
  return new Map(rows.map(({ code, id }) => [code, id]))
}
