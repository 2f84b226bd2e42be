import type { Doing } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { mayKeepVisit } from '../visits/rules.ts'
import { changeRecommendation } from './change-recommendation.ts'
import { checkAddressee } from './check-addressee.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given; what was answered stays, with whom it was answered by. */
export async function editRecommendation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const edit = validate(editRules, input)
  const before = await findForChange(
    doing,
    id,
    (viewer, _addressed, travelled) => mayKeepVisit(viewer, travelled),
    'Those who made the visit edit its recommendations, and the association.',
  )
  const { text, municipalityId = before.municipalityId, recommendedTo = before.recommendedTo, dueOn } = edit
  if (!municipalityId && !recommendedTo)
    throw ValidationError.at(
      ['input', 'recommendedTo'],
      'recommendedTo: say to whom: a municipality, or who should do it.',
    )
  if (municipalityId !== before.municipalityId) await checkAddressee(doing.db, before.visitId, municipalityId)
  return changeRecommendation(doing, id, expectedVersion, {
    action: 'edit',
    fields: givenFields(edit),
    data: {
      text: text ?? undefined,
      dueOn: dueOn ?? undefined,
      recommendedTo,
      municipality: municipalityId ? { connect: { id: municipalityId } } : { disconnect: true },
    },
  })
}
