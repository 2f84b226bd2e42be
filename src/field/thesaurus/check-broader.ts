import type { Doing } from '../../context.ts'
import { RuleError, ValidationError } from '../../errors.ts'

const path = ['input', 'broader']

/** The wider concept of this code; refused when there is none, or when it lies beneath the concept itself. */
export async function checkBroader(
  { prisma }: Pick<Doing, 'prisma'>,
  code: string,
  broader: string,
): Promise<string> {
  const found = await prisma.concept.findUnique({ where: { code: broader }, select: { id: true } })
  if (!found) {
    throw ValidationError.at(
      path,
      `broader: "${broader.slice(0, 80)}" is not a concept; take its code from concepts.`,
    )
  }
  const above = await prisma.$queryRaw<{ code: string }[]>`
    with recursive above as (
      select id, code, broader_id from concept where id = ${found.id}::uuid
      union
      select c.id, c.code, c.broader_id from concept c join above a on c.id = a.broader_id)
    select code from above`
  if (above.some(each => each.code === code)) {
    throw new RuleError(
      `broader: "${broader}" lies beneath "${code}" itself; a concept cannot be wider than what is wider.`,
      path,
    )
  }
  return found.id
}
