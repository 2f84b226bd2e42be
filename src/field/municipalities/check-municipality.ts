import type { Side } from '../../db/generated/client/enums.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { NotFoundError, type Path } from '../../errors.ts'

/** The municipality that an input speaks of, or that there is none such. */
export async function checkMunicipality(
  db: VisibleClient,
  id: string,
  path: Path,
): Promise<{ id: string; name: string; side: Side; countryCode: string }> {
  const [municipality] = await checkMunicipalities(db, [id], () => path)
  if (!municipality) throw new Error('One was asked for, and none is missing.')
  return municipality
}

/** The municipalities that an input speaks of, in its order; the first that is not there is named by its place. */
export async function checkMunicipalities(
  db: VisibleClient,
  ids: readonly string[],
  pathOf: (index: number) => Path,
) {
  const found = await db.municipality.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, side: true, countryCode: true },
  })
  const byId = new Map(found.map(municipality => [municipality.id, municipality]))
  return ids.map((id, i) => {
    const municipality = byId.get(id)
    if (municipality) return municipality
    const path = pathOf(i)
    throw new NotFoundError(
      `${path.findLast(part => typeof part === 'string')}: there is no such municipality.`,
      path,
    )
  })
}
