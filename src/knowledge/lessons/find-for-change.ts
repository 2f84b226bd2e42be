import type { Doing } from '../../context.ts'
import { Prisma } from '../../db/generated/client/client.ts'
import type { Transaction } from '../../db/transact.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'

/** A lesson that the viewer may see, as it stands; one that he may not see is not there. */
export async function findForChange({ db }: Pick<Doing, 'db'>, id: string) {
  const lesson = await db.lesson.findUnique({
    where: { id },
    select: {
      id: true,
      state: true,
      version: true,
      authorId: true,
      authorTokenId: true,
      visibility: true,
      partnershipId: true,
      visitId: true,
      findingId: true,
    },
  })
  if (!lesson) throw new NotFoundError('There is no such lesson.', ['input', 'id'])
  return lesson
}

/** One conditional update: whoever changed it since `version` was read wins, and this one is told. */
export async function updateAsRead(
  tx: Transaction,
  id: string,
  version: number,
  data: Parameters<Transaction['lesson']['update']>[0]['data'],
): Promise<void> {
  try {
    await tx.lesson.update({
      where: { id, version },
      data: { ...data, version: version + 1 },
      select: { id: true },
    })
  } catch (error) {
    if (!isMissing(error)) throw error
    const now = await tx.lesson.findUnique({ where: { id }, select: { version: true } })
    if (now?.version === version) throw error
    throw new ConflictError(
      'Somebody changed this lesson meanwhile; read it again and merge.',
      now?.version ?? version,
    )
  }
}

/** Prisma found no row to change. */
const isMissing = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025'
