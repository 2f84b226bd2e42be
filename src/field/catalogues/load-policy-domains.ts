import type { Prisma } from '../../db/generated/client/client.ts'
import { readCatalogue } from './read-catalogue.ts'

/** Roots first, so that the branches find the id of their parent: also of one that was there already. */
export async function loadPolicyDomains(tx: Prisma.TransactionClient): Promise<void> {
  const domains = await readCatalogue('policy-domains')
  const add = async (some: typeof domains, parents: ReadonlyMap<string, string>) => {
    await tx.policyDomain.createMany({
      skipDuplicates: true,
      data: some.map(({ code, parent, position, label, dac, sdg }) => ({
        code,
        parentId: parent === null ? null : parents.get(parent),
        position,
        labelNl: label.nl,
        labelFr: label.fr,
        labelEs: label.es,
        labelEn: label.en,
        dacCodes: dac,
        sdgCodes: sdg,
      })),
    })
  }
  await add(
    domains.filter(domain => domain.parent === null),
    new Map(),
  )
  const roots = await tx.policyDomain.findMany({ select: { code: true, id: true } })
  await add(
    domains.filter(domain => domain.parent !== null),
    new Map(roots.map(({ code, id }) => [code, id])),
  )
}
