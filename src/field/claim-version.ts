import { ConflictError } from '../errors.ts'

interface Versioned {
  updateMany(change: {
    where: { id: string; version: number }
    data: { version: { increment: number } }
  }): PromiseLike<{ count: number }>
  findUnique(look: {
    where: { id: string }
    select: { version: true }
  }): PromiseLike<{ version: number } | null>
}

/**
 * Takes the version its editor had read to the next, in one conditional statement that locks the row until the
 * transaction ends. When somebody changed it meanwhile, nothing is overwritten and the answer says what stands now.
 */
export async function claimVersion(
  table: Versioned,
  what: string,
  id: string,
  expectedVersion: number,
): Promise<void> {
  const { count } = await table.updateMany({
    where: { id, version: expectedVersion },
    data: { version: { increment: 1 } },
  })
  if (count) return
  const now = await table.findUnique({ where: { id }, select: { version: true } })
  throw new ConflictError(
    `Somebody changed this ${what} meanwhile; read it again and merge.`,
    now?.version ?? expectedVersion,
  )
}
