import type { VisibleClient } from '../../db/visible-client.ts'
import { RuleError } from '../../errors.ts'

/** A recommendation is made to who took part: a municipality that travelled, a partner, or one that was visited. */
export async function checkAddressee(
  db: VisibleClient,
  visitId: string,
  municipalityId: string | null | undefined,
): Promise<void> {
  if (!municipalityId) return
  const took = { some: { id: municipalityId } }
  const part = await db.visit.findFirst({
    where: {
      id: visitId,
      OR: [
        { municipalities: took },
        { partnerships: { some: { members: { some: { municipalityId } } } } },
        { places: { some: { municipalityId } } },
      ],
    },
    select: { id: true },
  })
  if (!part)
    throw new RuleError(
      'municipality: this municipality had no part in the visit; name one that travelled, a partner or one that was visited, or say in recommendedTo who else should do it.',
      ['input', 'municipality'],
    )
}
