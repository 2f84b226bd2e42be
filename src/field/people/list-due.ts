import type { PrismaClient } from '../../db/generated/client/client.ts'
import { dayOf } from '../day.ts'

/** People whose row should be kept no longer, those who have waited longest first. */
export function listDue(prisma: PrismaClient, now: Date) {
  return prisma.person.findMany({
    where: { retainUntil: { lt: dayOf(now) }, erasedOn: null },
    select: { id: true, name: true, retainUntil: true, municipality: { select: { name: true } } },
    orderBy: [{ retainUntil: 'asc' }, { id: 'asc' }],
  })
}
