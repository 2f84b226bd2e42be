import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import type { Capture } from './rules.ts'

/** A lesson that comes of a finding is one of its visit; what the capture leaves open, the finding says. */
export async function takeFinding({ db }: Pick<Doing, 'db'>, capture: Capture): Promise<Capture> {
  if (!capture.findingId) return capture
  const finding = await db.finding.findUnique({
    where: { id: capture.findingId },
    select: { visitId: true, text: true, pillar: true, policyDomain: { select: { code: true } } },
  })
  if (!finding) throw new NotFoundError('finding: there is no such finding.', ['input', 'finding'])
  if (capture.visitId && capture.visitId !== finding.visitId)
    throw new RuleError('visit: the finding was made on another visit; leave the visit out.', [
      'input',
      'visit',
    ])
  const { visitId, text, pillar, policyDomain } = finding
  return {
    ...capture,
    visitId,
    whatHappened: capture.whatHappened === undefined ? text : capture.whatHappened,
    pillars: capture.pillars ?? (pillar ? [pillar] : undefined),
    policyDomains: capture.policyDomains ?? (policyDomain ? [policyDomain.code] : undefined),
  }
}
