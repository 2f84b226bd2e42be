import { isSignedIn, type Viewer } from '../../access/viewer.ts'
import type { Favour } from '../../search/find.ts'

/** What helped wherever it was tried counts for up to so much more, what was wrong for so much less. */
const mostBy = 0.25

/**
 * Of two that fit alike, the one that proved itself on other visits comes first; untried, nothing changes. Nor does it
 * for whoever sees no visits: an order tells too.
 */
export const favourProven = (viewer: Viewer, more: Favour = () => 1): Favour =>
  isSignedIn(viewer)
    ? attributes => {
        const { worth } = attributes
        return (1 + (mostBy * (typeof worth === 'number' ? worth : 0)) / 100) * more(attributes)
      }
    : more
