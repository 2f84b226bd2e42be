import type { VisibleClient } from '../../db/visible-client.ts'
import { type Path, ValidationError } from '../../errors.ts'

/** Refuses a code that is no country's. */
export async function checkCountry(db: VisibleClient, country: string, path: Path): Promise<void> {
  if (await db.country.findUnique({ where: { code: country }, select: { code: true } })) return
  throw ValidationError.at(
    path,
    `country: "${country}" is not a country; give its ISO code of two letters, such as SN.`,
  )
}
