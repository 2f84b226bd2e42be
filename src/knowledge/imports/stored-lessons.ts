import type { Transaction } from '../../db/transact.ts'
import type { ImportedContent } from './digest-lesson.ts'

/** What is on record of a lesson that a file brings again. */
export interface StoredLesson {
  id: string
  number: number
  sourceKey: string
  sourceDigest: string | null
  /** YYYY-MM-DD */
  experiencedOn: string | null
}

export async function storedLessons(
  tx: Transaction,
  collectionId: string,
  keys: string[],
): Promise<Map<string, StoredLesson>> {
  const rows = await tx.lesson.findMany({
    where: { collectionId, sourceKey: { in: keys } },
    select: { id: true, number: true, sourceKey: true, sourceDigest: true, experiencedOn: true },
  })
  return new Map(
    rows.map(row => {
      const sourceKey = row.sourceKey ?? ''
      return [sourceKey, { ...row, sourceKey, experiencedOn: isoDay(row.experiencedOn) }]
    }),
  )
}

/** The same fields that an import writes, as they stand now and until the transaction ends. */
export async function lockContents(tx: Transaction, ids: string[]): Promise<Map<string, ImportedContent>> {
  await tx.$executeRaw`select 1 from lesson where id = any (${ids}::uuid[]) order by id for update`
  const rows = await tx.lesson.findMany({
    where: { id: { in: ids } },
    include: { policyDomains: { select: { code: true } }, countries: { select: { code: true } } },
  })
  return new Map(
    rows.map(row => [
      row.id,
      {
        ...row,
        experiencedOn: isoDay(row.experiencedOn),
        policyDomains: row.policyDomains.map(({ code }) => code),
        countries: row.countries.map(({ code }) => code),
      },
    ]),
  )
}

const isoDay = (day: Date | null) => day?.toISOString().slice(0, 10) ?? null
