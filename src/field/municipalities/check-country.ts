import type { Doing } from '../../context.ts'
import { type Path, ValidationError } from '../../errors.ts'
import { regionTree } from '../places/region-tree.ts'

/** Refuses a code that is no country's. */
export async function checkCountry(
  { prisma }: Pick<Doing, 'prisma'>,
  country: string,
  path: Path,
): Promise<void> {
  if ((await regionTree(prisma)).hasCountry(country)) return
  throw ValidationError.at(
    path,
    `${path.at(-1)}: "${country}" is not a country; give its ISO code of two letters, such as SN.`,
  )
}
