import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PrismaClient } from '../../db/generated/client/client.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import type { WrittenConcept } from '../../search/thesaurus/concept.ts'
import { readThesaurus, thesaurusFolder } from '../../search/thesaurus/read-thesaurus.ts'
import { addConcepts, changeConcepts, placeConcepts, storedConcepts } from './concept-rows.ts'
import { digestThesaurus, thesaurusName } from './digest-thesaurus.ts'

/** The digest of each concept that was brought in, by its code. */
const digestsOfRows = z.record(z.string(), z.string())

/**
 * Brings the thesaurus of this version into the database, as load-catalogues.ts does with the catalogues: what is new
 * is added, what nobody touched is corrected, what an administrator edited stays, and what he took out stays out.
 */
export async function loadThesaurus(prisma: PrismaClient, folder = thesaurusFolder): Promise<void> {
  const [digest, concepts] = await Promise.all([digestThesaurus(folder), readThesaurus(folder)])
  await transact(prisma, async tx => {
    // Of several processes that start together, one brings it and the others find it there.
    await tx.$executeRaw`lock table catalogue_file in exclusive mode`
    const before = await tx.catalogueFile.findUnique({ where: { name: thesaurusName } })
    if (before?.digest === digest) return
    const known = digestsOfRows.parse(before?.rows ?? {})
    if (!before) await isFirst(tx)
    await bring(tx, concepts, known)
    const rows = { ...known, ...Object.fromEntries(concepts.map(row => [row.code, digestOf(row)])) }
    await tx.catalogueFile.upsert({
      where: { name: thesaurusName },
      create: { name: thesaurusName, digest, rows },
      update: { digest, rows },
    })
  })
}

/** An index from before was made with these concepts, or is one of another analysis: nothing in it is touched. */
const isFirst = (tx: Transaction) =>
  tx.$executeRaw`select set_config('kennisband.first_thesaurus', pg_current_xact_id()::text, true)`

async function bring(
  tx: Transaction,
  concepts: readonly WrittenConcept[],
  known: Readonly<Record<string, string>>,
): Promise<void> {
  const stored = new Map((await storedConcepts(tx)).map(row => [row.code, digestOf(row)]))
  const placed = concepts.map((concept, at) => ({ ...concept, position: at + 1 }))
  await addConcepts(
    tx,
    placed.filter(({ code }) => !(code in known) && !stored.has(code)),
  )
  const isUntouched = ({ code }: WrittenConcept) => code in known && stored.get(code) === known[code]
  await changeConcepts(
    tx,
    placed.filter(row => isUntouched(row) && known[row.code] !== digestOf(row)),
  )
  await placeConcepts(tx, placed)
}

function digestOf({ code, terms: { nl, fr, es, en }, broader }: WrittenConcept): string {
  const text = JSON.stringify([code, nl, fr, es, en, broader])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
