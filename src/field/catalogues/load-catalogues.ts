import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PrismaClient } from '../../db/generated/client/client.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { catalogueFolder, type CatalogueName, catalogueNames, digestCatalogues } from './catalogue-files.ts'
import * as tables from './catalogue-tables.ts'
import type { CatalogueTable } from './catalogue-tables.ts'

/** The digest of each row that was brought in, by its code. */
const digestsOfRows = z.record(z.string(), z.string())
type Digests = z.infer<typeof digestsOfRows>

const bringing: Record<CatalogueName, (tx: Transaction, known: Digests, folder: URL) => Promise<Digests>> = {
  'mission-types': (...how) => bring(tables.missionTypes, ...how),
  activities: (...how) => bring(tables.activities, ...how),
  regions: (...how) => bring(tables.regions, ...how),
  countries: (...how) => bring(tables.countries, ...how),
  programmes: (...how) => bring(tables.programmes, ...how),
  collections: (...how) => bring(tables.collections, ...how),
  'policy-domains': (...how) => bring(tables.policyDomains, ...how),
}

/**
 * Brings the catalogues of this version into the database: a row that an earlier version did not have is added, one
 * that reads otherwise now is changed. The administrator has the last word: what was edited since it was brought in
 * stays as it is, what was taken out stays out, and what a version no longer has is left to be taken out by hand.
 */
export async function loadCatalogues(prisma: PrismaClient, folder = catalogueFolder): Promise<void> {
  const digests = await digestCatalogues(folder)
  await transact(prisma, async tx => {
    // Of several processes that start together, one brings them and the others find them there.
    await tx.$executeRaw`lock table catalogue_file in exclusive mode`
    const files = new Map((await tx.catalogueFile.findMany()).map(file => [file.name, file]))
    for (const name of catalogueNames) {
      const before = files.get(name)
      const digest = digests[name] ?? ''
      if (before?.digest === digest) continue
      const known = digestsOfRows.parse(before?.rows ?? {})
      const rows = { ...known, ...(await bringing[name](tx, known, folder)) }
      await tx.catalogueFile.upsert({
        where: { name },
        create: { name, digest, rows },
        update: { digest, rows },
      })
    }
  })
}

async function bring<Row extends { code: string }>(
  table: CatalogueTable<Row>,
  tx: Transaction,
  known: Digests,
  folder: URL,
): Promise<Digests> {
  const rows = await table.read(folder)
  const stored = new Map((await table.stored(tx)).map(row => [row.code, digestRow(row)]))
  await table.add(
    tx,
    rows.filter(({ code }) => !(code in known) && !stored.has(code)),
  )
  for (const row of rows) {
    const before = known[row.code]
    const isUntouched = before !== undefined && stored.get(row.code) === before
    if (isUntouched && before !== digestRow(row)) await table.change(tx, row)
  }
  return Object.fromEntries(rows.map(row => [row.code, digestRow(row)]))
}

/** The same for the same values, in whatever order the columns come. */
function digestRow(row: object): string {
  const columns = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 32)
}
