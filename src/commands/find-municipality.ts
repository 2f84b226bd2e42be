import type { PrismaClient } from '../db/generated/client/client.ts'
import { NotFoundError, RuleError } from '../errors.ts'

/** The municipality that was meant by its number or by one of its names. */
export async function findMunicipality(prisma: PrismaClient, said: string): Promise<string> {
  const where = /^\d{1,9}$/.test(said)
    ? { number: Number(said) }
    : { OR: [{ name: { equals: said, mode: 'insensitive' as const } }, { otherNames: { has: said } }] }
  const found = await prisma.municipality.findMany({
    where,
    select: { id: true, number: true, countryCode: true },
  })
  const [municipality, another] = found
  if (!municipality) throw new NotFoundError(`There is no municipality ${said}.`)
  if (!another) return municipality.id
  const which = found.map(({ number, countryCode }) => `${number} (${countryCode})`).join(', ')
  throw new RuleError(`${found.length} municipalities are named ${said}; give a number: ${which}.`)
}
