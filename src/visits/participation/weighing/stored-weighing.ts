import type { Prisma } from '../../../db/generated/client/client.ts'
import type { Evidence, Outline, Weighed } from './weigh.ts'

/** What must be read with a participation to say how its decision was weighed. */
export const storedParts = {
  municipality: { select: { name: true } },
  weighing: {
    select: {
      rank: true,
      required: true,
      reasons: true,
      advice: true,
      recentMonths: true,
      togetherWeeks: true,
      at: true,
      outdatedSince: true,
      evidence: {
        orderBy: { position: 'asc' },
        select: {
          reason: true,
          side: true,
          sentence: true,
          change: true,
          changedIn: true,
          changedOn: true,
          visitId: true,
          recommendationId: true,
          lessonId: true,
          visit: {
            select: { id: true, title: true, month: true, municipalities: { select: { name: true } } },
          },
        },
      },
    },
  },
} as const satisfies Prisma.ParticipationSelect

type Stored = Prisma.ParticipationGetPayload<{ select: typeof storedParts }>
type StoredEvidence = NonNullable<Stored['weighing']>['evidence'][number]

/** The weighing of a decision, in the form of one that is computed; null where nothing was decided. */
export function storedWeighing({ municipality, weighing }: Stored): Weighed | null {
  if (!weighing) return null
  return { ...weighing, municipality: municipality.name, evidence: weighing.evidence.map(evidenceOf) }
}

function evidenceOf(row: StoredEvidence): Evidence {
  const { reason, side, sentence, change, changedIn, changedOn, visitId, recommendationId, lessonId } = row
  if (side && sentence !== null)
    return { reason, stated: { reason, side, sentence, visitId, recommendationId, lessonId } }
  if (change && changedIn !== null && changedOn) return { reason, changed: { change, changedIn, changedOn } }
  return { reason, visit: row.visit ? outlineOf(row.visit) : undefined }
}

const outlineOf = ({ municipalities, ...visit }: NonNullable<StoredEvidence['visit']>): Outline => ({
  ...visit,
  municipalities: municipalities.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
})
