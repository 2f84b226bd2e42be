import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from './claim-version.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { findOfType } from '../visits/find-of-type.ts'
import { identificationRules } from './rules.ts'

/** Records how far the two can become partners; points that are not spoken of stay as they are. */
export async function recordIdentification(
  doing: Doing,
  visitId: string,
  expectedVersion: number | null | undefined,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const given = validate(identificationRules, input)
  await findOfType(doing, visitId, 'IDENTIFICATION')
  const { checks, languages, channels } = given
  await transact(prisma, async tx => {
    await claimVersion(tx, visitId, expectedVersion, now)
    await tx.identification.update({
      where: { visitId },
      data: { languages: languages ?? undefined, channels },
      select: { visitId: true },
    })
    for (const { point, holds, sentence = null } of checks ?? [])
      await tx.identificationCheck.upsert({
        where: { visitId_point: { visitId, point } },
        create: { visitId, point, holds, sentence },
        update: { holds, sentence },
      })
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'recordIdentification',
      fields: givenFields(given),
    })
  })
  return visitId
}
