import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { validate } from '../../validate.ts'
import { findOfType } from '../visits/find-of-type.ts'
import { noteRules } from './rules.ts'

/** Notes what a political mission saw in the way, and how to handle it. */
export async function noteBottleneck(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, prisma, now } = doing
  const bottleneck = validate(noteRules, input)
  const { text, recommendation, visibility } = bottleneck
  await findOfType(doing, visitId, 'POLITICAL')
  const request = { action: 'noteBottleneck', key: input.idempotencyKey, input: { ...bottleneck, visitId } }
  return transact(prisma, tx =>
    createOnce(tx, viewer, request, async () => {
      const { id } = await tx.bottleneck.create({
        data: { visitId, text, recommendation, visibility: visibility ?? undefined, createdAt: now },
        select: { id: true },
      })
      await recordRevision(tx, viewer, now, {
        kind: 'Bottleneck',
        subjectId: id,
        action: 'note',
        toState: visibility ?? 'INTERNAL',
      })
      return id
    }),
  )
}
