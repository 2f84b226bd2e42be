import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import { isSignedIn } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { byKey } from '../../field/catalogues/by-key.ts'
import { captureRules } from './rules.ts'
import { offerFromVisit } from './offer-from-visit.ts'
import { placeLesson } from './place-lesson.ts'
import { takeFinding } from './take-finding.ts'

interface Passage {
  readonly documentId: string
  readonly page: number | null
  readonly quote: string | null
}

/** What a lesson comes of, where a floor above knows that. */
interface Origin {
  readonly cites?: Passage
  /** The session of an event. */
  readonly sessionId?: string
}

/** Writes down a lesson as a draft of its author. What the input leaves open is offered from the visit. */
export async function captureLesson(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
  { cites, sessionId }: Origin = {},
): Promise<string> {
  const { viewer, db, now } = doing
  if (!isSignedIn(viewer)) throw new ForbiddenError('Sign in to capture a lesson.')
  const capture = await takeFinding(doing, validate(captureRules, input))
  await placeLesson(doing, capture)
  const offered = await offerFromVisit(doing, capture)
  const { policyDomains, missionTypes, countries, ...columns } = offered
  const memory = await db.$memory.heard()
  const collectionId =
    memory.byCode('Collection', 'own')?.id ??
    (await db.collection.findUniqueOrThrow({ where: { code: 'own' }, select: { id: true } })).id
  const request = {
    action: 'captureLesson',
    key: input.idempotencyKey,
    input: { ...capture, ...(cites && { cites }), ...(sessionId && { sessionId }) },
  }
  return createOnce(doing, request, id => [
    writes.lesson.create({
      data: {
        id,
        ...columns,
        sessionId,
        language: capture.language ?? viewer.language,
        pillars: columns.pillars ?? [],
        visibility: capture.visibility ?? 'INTERNAL',
        anonymous: capture.anonymous ?? false,
        municipalityId: viewer.municipalityId,
        authorId: viewer.userId,
        authorTokenId: viewer.userId ? undefined : viewer.tokenId,
        collectionId,
        isExample: viewer.isExample,
        createdAt: now,
        policyDomains: { connect: byKey(memory, 'PolicyDomain', policyDomains) },
        missionTypes: { connect: byKey(memory, 'MissionType', missionTypes) },
        countries: { connect: (countries ?? []).map(code => ({ code })) },
      },
    }),
    ...(cites ? [writes.lessonCitation.create({ data: { ...cites, lessonId: id, createdAt: now } })] : []),
    revision(doing, { kind: 'Lesson', subjectId: id, action: 'capture', toState: 'DRAFT' }),
  ])
}
