import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { givenText } from '../../field/text-rules.ts'

/** They are the reports of the association's own staff; it also says whether others may read them. */
export const mayKeepReports = (viewer: Viewer): boolean => isAssociation(viewer)

export const refusal = 'The association keeps the personal reports of its staff.'

export const writeRules = z.object({
  text: givenText('text', 100_000, 'say what you saw, heard and think of it.'),
  personId: z.string().nullish(),
})
export const editRules = writeRules.pick({ text: true })
