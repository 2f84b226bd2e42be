import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { claimVersion } from '../claim-version.ts'
import { givenFields } from '../text-rules.ts'
import { checkBroader } from './check-broader.ts'
import { addedTerms, checkMeanings } from './check-meanings.ts'
import { findForChange } from './find-for-change.ts'
import { editRules, leavesNothing } from './rules.ts'

/** Changes what is given; the terms of a language as a whole, in the order in which they are given. */
export async function editConcept(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const { reason, broader, ...terms } = validate(editRules, input)
  const before = await findForChange(doing, id)
  const nothing = leavesNothing(before.terms, terms)
  if (nothing) throw ValidationError.at(['input'], nothing)
  const broaderId = broader ? await checkBroader(doing, before.code, broader) : broader
  await transact(prisma, async tx => {
    await claimVersion(tx.concept, 'concept', id, expectedVersion)
    await checkMeanings(tx, before.code, addedTerms(before.terms, terms))
    await tx.concept.update({
      where: { id },
      data: {
        broaderId,
        termsNl: termsOf(terms.nl),
        termsFr: termsOf(terms.fr),
        termsEs: termsOf(terms.es),
        termsEn: termsOf(terms.en),
      },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Concept',
      subjectId: id,
      action: 'edit',
      fields: givenFields({ ...terms, broader }),
      reason,
    })
  })
  return id
}

/** Null empties a language, what is left out stays. */
const termsOf = (given: string[] | null | undefined) => (given === undefined ? undefined : (given ?? []))
