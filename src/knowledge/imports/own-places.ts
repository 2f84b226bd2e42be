import type { VisibleClient } from '../../db/visible-client.ts'
import type { Refusal } from './import-record.ts'
import type { OwnValues } from './compare-with-lesson.ts'

export interface OwnPlace {
  visitId?: string | null
  partnershipId?: string | null
  municipalityId?: string | null
}

/** What a row names by number or name, as ids; undefined where the row does not speak of it. */
export async function findPlaces(
  db: VisibleClient,
  { visit, partnership, municipality }: OwnValues,
): Promise<{ place: OwnPlace } | { refused: Refusal[] }> {
  const place: OwnPlace = {}
  const refused: Refusal[] = []
  if (visit !== undefined) {
    const found =
      visit === null
        ? null
        : await db.visit.findFirst({ where: { number: Number(visit) }, select: { id: true } })
    if (visit !== null && !found)
      refused.push({ field: 'visit', reason: `there is no visit ${String(visit)}` })
    place.visitId = found?.id ?? null
  }
  if (partnership !== undefined) {
    const where = { number: Number(partnership) }
    const found =
      partnership === null ? null : await db.partnership.findFirst({ where, select: { id: true } })
    if (partnership !== null && !found) {
      refused.push({ field: 'partnership', reason: `there is no partnership ${String(partnership)}` })
    }
    place.partnershipId = found?.id ?? null
  }
  if (municipality) {
    const [, name = String(municipality), countryCode] =
      /^(.*?)(?:\s*\(([A-Z]{2})\))?$/.exec(String(municipality)) ?? []
    const found = await db.municipality.findMany({
      where: { name, countryCode },
      select: { id: true },
      take: 2,
    })
    const [only] = found
    if (found.length === 1 && only) place.municipalityId = only.id
    else {
      const reason = only
        ? `there are several called '${name}'; add the country, as in 'Gent (BE)'`
        : `there is no municipality '${name}'`
      refused.push({ field: 'municipality', reason })
    }
  }
  return refused.length > 0 ? { refused } : { place }
}
