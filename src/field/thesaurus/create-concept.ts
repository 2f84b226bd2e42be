import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { Prisma } from '../../db/generated/client/client.ts'
import { transact } from '../../db/transact.ts'
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
  const { viewer, prisma, now } = doing
  if (!mayKeepThesaurus(viewer)) throw new ForbiddenError('Administrators keep the thesaurus.')
  const concept = validate(createRules, input)
  const { code, reason } = concept
  const terms = { nl: concept.nl ?? [], fr: concept.fr ?? [], es: concept.es ?? [], en: concept.en ?? [] }
  const broaderId = concept.broader ? await checkBroader(doing, code, concept.broader) : null
  return onceByItsCode(code, () =>
    transact(prisma, tx =>
      createOnce(
        tx,
        viewer,
        { action: 'createConcept', key: input.idempotencyKey, input: concept },
        async () => {
          await checkMeanings(tx, code, terms)
          const { id } = await tx.concept.create({
            data: {
              code,
              broaderId,
              termsNl: terms.nl,
              termsFr: terms.fr,
              termsEs: terms.es,
              termsEn: terms.en,
              createdAt: now,
            },
            select: { id: true },
          })
          await recordRevision(tx, viewer, now, { kind: 'Concept', subjectId: id, action: 'create', reason })
          return id
        },
      ),
    ),
  )
}

async function onceByItsCode<Result>(code: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw new RuleError(
      `code: there is a concept "${code}" already; edit that one, or choose another code.`,
      ['input', 'code'],
    )
  }
}
