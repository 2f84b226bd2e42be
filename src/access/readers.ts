import { Visibility } from '../db/generated/client/enums.ts'
import { circlesOf } from './circles.ts'
import type { Viewer } from './viewer.ts'

/** Of which readers a viewer is one: of the narrowest visibility that he sees whoever wrote it, and of his municipality. */
export function readersOf(viewer: Viewer): { visibility: Visibility; municipality: string | undefined } {
  const { whole, own } = circlesOf(viewer)
  // From the narrowest to the widest, as the enum has them.
  const visibility = Object.values(Visibility).find(each => whole.includes(each)) ?? 'PUBLIC'
  return { visibility, municipality: own.length > 0 ? viewer.municipalityId : undefined }
}
