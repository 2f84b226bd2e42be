import { Prisma } from '../db/generated/client/client.ts'
import { ConflictError } from '../errors.ts'

/**
 * Runs an update that names the version its editor had read. When somebody changed the row meanwhile, nothing is
 * overwritten and the answer says which version stands now.
 */
export async function asRead<Row>(
  what: string,
  expectedVersion: number,
  update: () => Promise<Row>,
  current: () => Promise<{ version: number } | null>,
): Promise<Row> {
  try {
    return await update()
  } catch (error) {
    const missed = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025'
    const row = missed ? await current() : null
    // The version stands as expected: it was something else that the update did not find.
    if (!row || row.version === expectedVersion) throw error
    throw new ConflictError(`Somebody changed this ${what} meanwhile; read it again and merge.`, row.version)
  }
}
