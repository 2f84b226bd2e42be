import { z } from 'zod'
import { isAssociation, isSignedIn, type Viewer } from '../../access/viewer.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'

/** Whoever teaches collects: all who are signed in. */
export const mayCollect = (viewer: Viewer): boolean => isSignedIn(viewer)

/** A collection is kept by the municipality that made it, whoever of it; and by the association. */
export const mayKeepCollection = (viewer: Viewer, municipalityId: string | null): boolean =>
  isAssociation(viewer) || (municipalityId !== null && municipalityId === viewer.municipalityId)

/** As many as one training can read. */
export const mostItems = 200

const name = givenText('name', 200, 'say in a few words what it is for.')
const visibility = z.enum(['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC'])
const items = z
  .array(z.object({ lessonId: z.string(), note: optionalText('note', 2_000) }))
  .max(mostItems, `items: at most ${mostItems}.`)
  .refine(
    list => new Set(list.map(({ lessonId }) => lessonId)).size === list.length,
    'items: each lesson stands in it once.',
  )

export const makeRules = z.object({
  name,
  purpose: optionalText('purpose', 4_000),
  visibility: visibility.nullish(),
  items: items.nullish(),
})

export const editRules = z.object({
  name: name.nullish(),
  purpose: optionalText('purpose', 4_000),
  visibility: visibility.nullish(),
  items: items.nullish(),
})

export type Items = z.infer<typeof items>
