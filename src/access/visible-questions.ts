import { all, any, everything, field, type Rule } from './rule.ts'
import { isAssociation, type Viewer } from './viewer.ts'
import { publishedVisibleTo } from './visible-knowledge.ts'

/**
 * Who sees a question, over its `state`, `visibility` and `municipalityId`:
 *
 * open, answered   as what is published of that visibility, see visible-knowledge.ts
 * withdrawn        the municipality that asked, the association
 */
export const questionsVisibleTo = (viewer: Viewer): Rule =>
  any(
    all(field('state', 'OPEN', 'ANSWERED'), publishedVisibleTo(viewer)),
    all(
      field('state', 'WITHDRAWN'),
      isAssociation(viewer) ? everything : field('municipalityId', viewer.municipalityId),
    ),
  )
