import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { byKey } from '../../field/catalogues/by-key.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { checkMunicipality } from '../../field/municipalities/check-municipality.ts'
import { validate } from '../../validate.ts'
import { checkNeededBy } from './check-needed-by.ts'
import { askRules, mayAsk } from './rules.ts'

/** Posts what a municipality wants to know; the association asks for itself, or for a municipality that told it. */
export async function askQuestion(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
  gapId?: string,
): Promise<string> {
  const { viewer, db, now } = doing
  if (!mayAsk(viewer)) throw new ForbiddenError('Sign in to ask a question.')
  const asked = validate(askRules, input)
  const { policyDomains, regions, countries, municipalityId, language, ...columns } = asked
  if (municipalityId && municipalityId !== viewer.municipalityId) {
    if (!isAssociation(viewer))
      throw new ForbiddenError('municipality: you ask for your own; leave it out.', ['input', 'municipality'])
    await checkMunicipality(db, municipalityId, ['input', 'municipality'])
  }
  checkNeededBy(columns.neededBy, now)
  await checkCodes(db, { policyDomains, regions, countries }, ['input'])
  const memory = await db.$memory.heard()
  const byCode = (codes: readonly string[] | null | undefined) => (codes ?? []).map(code => ({ code }))
  const request = { action: 'askQuestion', key: input.idempotencyKey, input: { ...asked, gapId } }
  return createOnce(doing, request, id => [
    writes.question.create({
      data: {
        id,
        ...columns,
        language: language ?? viewer.language,
        municipalityId: viewer.municipalityId ?? municipalityId,
        authorId: viewer.userId,
        authorTokenId: viewer.userId ? undefined : viewer.tokenId,
        gapId,
        isExample: viewer.isExample,
        createdAt: now,
        policyDomains: { connect: byKey(memory, 'PolicyDomain', policyDomains) },
        regions: { connect: byCode(regions) },
        countries: { connect: byCode(countries) },
      },
    }),
    revision(doing, { kind: 'Question', subjectId: id, action: 'ask', toState: 'OPEN' }),
  ])
}
