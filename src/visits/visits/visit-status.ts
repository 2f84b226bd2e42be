import type { Prisma } from '../../db/generated/client/client.ts'

/** Where a visit stands between plan and last word: by its days, its report, and what was said of it. */
export const visitStatuses = [
  'DRAFT',
  'PLANNED',
  'UNDER_WAY',
  'OVER',
  'REPORTED',
  'CLOSED',
  'CANCELLED',
] as const
export type VisitStatus = (typeof visitStatuses)[number]

interface Standing {
  readonly isDraft: boolean
  readonly daysFixed: boolean
  readonly startsOn: Date
  readonly endsOn: Date
  readonly report: string | null
  readonly closedOn: Date | null
  readonly cancelledOn: Date | null
}

export function visitStatus(
  { isDraft, daysFixed, startsOn, endsOn, report, closedOn, cancelledOn }: Standing,
  today: Date,
): VisitStatus {
  if (cancelledOn) return 'CANCELLED'
  if (closedOn) return 'CLOSED'
  if (isDraft) return 'DRAFT'
  // In a month of which no day is fixed yet, nobody can tell that they left.
  if (today < startsOn || (!daysFixed && today <= endsOn)) return 'PLANNED'
  if (today <= endsOn) return 'UNDER_WAY'
  return report ? 'REPORTED' : 'OVER'
}

/** The same as a filter; a test holds the two together. */
export function withStatus(status: VisitStatus, today: Date): Prisma.VisitWhereInput {
  const stands = { closedOn: null, cancelledOn: null }
  const goesOn = { ...stands, isDraft: false }
  const isOver = { ...goesOn, endsOn: { lt: today } }
  switch (status) {
    case 'CANCELLED':
      return { cancelledOn: { not: null } }
    case 'CLOSED':
      return { closedOn: { not: null } }
    case 'DRAFT':
      return { ...stands, isDraft: true }
    case 'PLANNED':
      return {
        ...goesOn,
        OR: [{ startsOn: { gt: today } }, { daysFixed: false, endsOn: { gte: today } }],
      }
    case 'UNDER_WAY':
      return { ...goesOn, daysFixed: true, startsOn: { lte: today }, endsOn: { gte: today } }
    case 'REPORTED':
      return { ...isOver, report: { not: null } }
    case 'OVER':
      return { ...isOver, report: null }
  }
}
