import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { optionalText } from '../../field/text-rules.ts'

/** They are the association's own activities: its staff says what is planned and what was done. */
export const mayRecordActivities = (viewer: Viewer): boolean => isAssociation(viewer)

export const activityRules = z
  .object({
    activity: z.string(),
    isPlanned: z.boolean().nullish(),
    doneOn: z.date().nullish(),
    personId: z.string().nullish(),
    note: optionalText('note', 4_000),
  })
  .refine(({ isPlanned, doneOn }) => (isPlanned ?? true) || doneOn, {
    path: ['doneOn'],
    error: 'doneOn: what was not planned is recorded once it is done; say on which day.',
  })
