import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { isTaken } from '../../db/refusal.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkBroader } from './check-broader.ts'
import { checkMeanings } from './check-meanings.ts'
import { createRules, mayKeepThesaurus } from './rules.ts'

/** Adds a meaning to the thesaurus; it is followed before those that came with the product. */
export async function createConcept(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, now } = doing
  if (!mayKeepThesaurus(viewer)) throw new ForbiddenError('Administrators keep the thesaurus.')
  const concept = validate(createRules, input)
  const { code, reason } = concept
  const terms = { nl: concept.nl ?? [], fr: concept.fr ?? [], es: concept.es ?? [], en: concept.en ?? [] }
  const broaderId = concept.broader ? await checkBroader(doing, code, concept.broader) : null
  const request = { action: 'createConcept', key: input.idempotencyKey, input: concept }
  return onceByItsCode(code, () =>
    createOnce(doing, request, id => async tx => {
      await checkMeanings(tx, code, terms)
      await tx.concept.create({
        data: {
          id,
          code,
          broaderId,
          termsNl: terms.nl,
          termsFr: terms.fr,
          termsEs: terms.es,
          termsEn: terms.en,
          createdAt: now,
        },
      })
      await recordRevision(tx, viewer, now, { kind: 'Concept', subjectId: id, action: 'create', reason })
    }),
  )
}

async function onceByItsCode<Result>(code: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new RuleError(
      `code: there is a concept "${code}" already; edit that one, or choose another code.`,
      ['input', 'code'],
    )
  }
}
