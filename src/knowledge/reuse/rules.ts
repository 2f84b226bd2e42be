import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { optionalText } from '../../field/text-rules.ts'

const sizes = 4_000

export const decisionRules = z
  .object({ decision: z.enum(['APPLY', 'ADAPT', 'NOT_APPLICABLE']), reason: optionalText('reason', sizes) })
  .refine(({ decision, reason }) => decision === 'APPLY' || reason, {
    path: ['reason'],
    error: 'reason: say in a sentence what you do otherwise, or why it does not apply.',
  })

export const outcomeRules = z
  .object({
    outcome: z.enum(['HELPED', 'MADE_NO_DIFFERENCE', 'WAS_WRONG']),
    note: optionalText('note', sizes),
  })
  .refine(({ outcome, note }) => outcome !== 'WAS_WRONG' || note, {
    path: ['note'],
    error: 'note: say what was wrong with it; an editor looks at it again.',
  })

/** What came of it those who travelled know, and the partner where it was done; and the association. */
export const mayTellOutcome = (viewer: Viewer, municipalities: readonly string[]): boolean =>
  isAssociation(viewer) ||
  (viewer.municipalityId !== undefined && municipalities.includes(viewer.municipalityId))
