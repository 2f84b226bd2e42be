import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { validate } from '../../validate.ts'
import { findOfType } from '../visits/find-of-type.ts'
import { noteRules } from './rules.ts'

/** Notes what a political mission saw in the way, and how to handle it. */
export async function noteBottleneck(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { now } = doing
  const bottleneck = validate(noteRules, input)
  const { text, recommendation, visibility } = bottleneck
  await findOfType(doing, visitId, 'POLITICAL')
  const request = { action: 'noteBottleneck', key: input.idempotencyKey, input: { ...bottleneck, visitId } }
  return createOnce(doing, request, id => [
    writes.bottleneck.create({
      data: { id, visitId, text, recommendation, visibility: visibility ?? undefined, createdAt: now },
    }),
    revision(doing, { kind: 'Bottleneck', subjectId: id, action: 'note', toState: visibility ?? 'INTERNAL' }),
  ])
}
