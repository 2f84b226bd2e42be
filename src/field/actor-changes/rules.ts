import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { optionalText } from '../text-rules.ts'

/** The association for any municipality; officers for their own and for those that it is in a partnership with. */
export const mayRecordChange = (
  viewer: Viewer,
  municipalityId: string,
  partners: readonly string[],
): boolean =>
  isAssociation(viewer) ||
  (viewer.role === 'OFFICER' &&
    viewer.municipalityId !== undefined &&
    (municipalityId === viewer.municipalityId || partners.includes(viewer.municipalityId)))

export const changeRules = z.object({
  kind: z.enum(['COALITION', 'COUNTERPART'], {
    error: 'kind: COALITION or COUNTERPART; who coordinates a partnership is said with setCoordinator.',
  }),
  changedOn: z.date(),
  note: optionalText('note', 2_000),
})
