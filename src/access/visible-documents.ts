import { circlesOf } from './circles.ts'
import { isAssociation, type Viewer } from './viewer.ts'

/**
 * Who sees a document of a visit:
 *
 * INTERNAL               the association and the Flemish municipalities that travelled; a personal report, which a
 *                        staff member of the association wrote, the association alone
 * FLEMISH to PUBLIC      as what is published of that visibility, see visible-knowledge.ts
 *                        once the visit is no draft any more
 * withdrawn              who saw it as INTERNAL: that it was there, and why it is no more
 */
export function documentsVisibleTo(viewer: Viewer) {
  if (isAssociation(viewer)) return {}
  const { municipalityId } = viewer
  return {
    OR: [
      { withdrawnOn: null, visibility: { in: [...circlesOf(viewer).whole] }, visit: { isDraft: false } },
      ...(municipalityId
        ? [{ kind: { not: 'PERSONAL_REPORT' }, visit: { municipalities: { some: { id: municipalityId } } } }]
        : []),
    ],
  }
}
