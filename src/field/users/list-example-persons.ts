import type { PrismaClient } from '../../db/generated/client/client.ts'
import type { Role } from '../../db/generated/client/enums.ts'

export interface ExamplePerson {
  userId: string
  name: string
  role: Role
  municipality: string | null
}

/** Everybody of the example world who has an account. Their names are invented, so any visitor may read them. */
export async function listExamplePersons(prisma: PrismaClient): Promise<ExamplePerson[]> {
  const users = await prisma.user.findMany({
    where: { isExample: true, disabledAt: null },
    select: {
      id: true,
      role: true,
      person: { select: { name: true } },
      municipality: { select: { name: true } },
    },
    orderBy: [{ role: 'desc' }, { person: { name: 'asc' } }],
  })
  return users.map(user => ({
    userId: user.id,
    role: user.role,
    name: user.person.name,
    municipality: user.municipality?.name ?? null,
  }))
}
