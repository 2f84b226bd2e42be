import type { PrismaClient } from '../../db/generated/client/client.ts'
import type { Labelled } from '../../graphql/labels.ts'

/** The catalogues that facets speak of, from memory: code → labels. */
export interface CatalogueLabels {
  readonly MISSION_TYPE: ReadonlyMap<string, Labelled>
  readonly POLICY_DOMAIN: ReadonlyMap<string, Labelled>
  readonly COLLECTION: ReadonlyMap<string, Labelled>
}

const aMinute = 60_000
const read = new WeakMap<PrismaClient, { labels: Promise<CatalogueLabels>; at: number }>()

/** Read once a minute at most, so that what was changed arrives by itself. */
export function catalogueLabels(prisma: PrismaClient): Promise<CatalogueLabels> {
  const kept = read.get(prisma)
  if (kept && Date.now() - kept.at < aMinute) return kept.labels
  const labels = readLabels(prisma)
  read.set(prisma, { labels, at: Date.now() })
  // A failed read is not kept: the next one tries again.
  labels.catch(() => read.delete(prisma))
  return labels
}

const select = { code: true, labelNl: true, labelFr: true, labelEs: true, labelEn: true } as const

async function readLabels(prisma: PrismaClient): Promise<CatalogueLabels> {
  const [missionTypes, policyDomains, collections] = await Promise.all([
    prisma.missionType.findMany({ select }),
    prisma.policyDomain.findMany({ select }),
    prisma.collection.findMany({ select }),
  ])
  const byCode = (rows: readonly (Labelled & { code: string })[]) => new Map(rows.map(row => [row.code, row]))
  return {
    MISSION_TYPE: byCode(missionTypes),
    POLICY_DOMAIN: byCode(policyDomains),
    COLLECTION: byCode(collections),
  }
}
