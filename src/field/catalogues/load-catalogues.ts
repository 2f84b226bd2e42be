import type { PrismaClient } from '../../db/generated/client/client.ts'
import { transact } from '../../db/transact.ts'
import { loadPolicyDomains } from './load-policy-domains.ts'
import { type InFourLanguages, readCatalogue } from './read-catalogue.ts'

/** Adds the catalogue rows that are missing; what is there stays as an administrator left it. */
export async function loadCatalogues(prisma: PrismaClient): Promise<void> {
  const [missionTypes, regions, countries, programmes, collections] = await Promise.all([
    readCatalogue('mission-types'),
    readCatalogue('regions'),
    readCatalogue('countries'),
    readCatalogue('programmes'),
    readCatalogue('collections'),
  ])
  await transact(prisma, async tx => {
    await tx.missionType.createMany({
      skipDuplicates: true,
      data: missionTypes.map(({ code, rank, needsPartnership, label, does, learns }) => ({
        code,
        rank,
        needsPartnership,
        ...labels(label),
        doesNl: does.nl,
        doesFr: does.fr,
        doesEs: does.es,
        doesEn: does.en,
        learnsNl: learns.nl,
        learnsFr: learns.fr,
        learnsEs: learns.es,
        learnsEn: learns.en,
      })),
    })
    // One statement: parents may stand in it beside their children.
    await tx.region.createMany({
      skipDuplicates: true,
      data: regions.map(({ code, parent }) => ({ code, parentCode: parent })),
    })
    await tx.country.createMany({
      skipDuplicates: true,
      data: countries.map(({ code, m49, region }) => ({ code, m49, regionCode: region })),
    })
    await tx.programme.createMany({
      skipDuplicates: true,
      data: programmes.map(({ label, ...programme }) => ({ ...programme, ...labels(label) })),
    })
    await tx.collection.createMany({
      skipDuplicates: true,
      data: collections.map(({ label, ...collection }) => ({ ...collection, ...labels(label) })),
    })
    await loadPolicyDomains(tx)
  })
}

function labels({ nl, fr, es, en }: InFourLanguages) {
  return { labelNl: nl, labelFr: fr, labelEs: es, labelEn: en }
}
