import type { Prisma } from '../../db/generated/client/client.ts'

/** Where an event stands between draft and last word: by its days, and by what was said of it. */
export const eventStatuses = ['DRAFT', 'ANNOUNCED', 'UNDER_WAY', 'HELD', 'CLOSED', 'CANCELLED'] as const
export type EventStatus = (typeof eventStatuses)[number]

interface Standing {
  readonly startsOn: Date
  readonly endsOn: Date
  readonly announcedOn: Date | null
  readonly closedOn: Date | null
  readonly cancelledOn: Date | null
}

export function eventStatus(
  { startsOn, endsOn, announcedOn, closedOn, cancelledOn }: Standing,
  today: Date,
): EventStatus {
  if (cancelledOn) return 'CANCELLED'
  if (closedOn) return 'CLOSED'
  if (!announcedOn) return 'DRAFT'
  if (today < startsOn) return 'ANNOUNCED'
  return today <= endsOn ? 'UNDER_WAY' : 'HELD'
}

/** The same as a filter; a test holds the two together. */
export function withStatus(status: EventStatus, today: Date): Prisma.EventWhereInput {
  const goesOn = { closedOn: null, cancelledOn: null, announcedOn: { not: null } }
  switch (status) {
    case 'CANCELLED':
      return { cancelledOn: { not: null } }
    case 'CLOSED':
      return { closedOn: { not: null } }
    case 'DRAFT':
      return { closedOn: null, cancelledOn: null, announcedOn: null }
    case 'ANNOUNCED':
      return { ...goesOn, startsOn: { gt: today } }
    case 'UNDER_WAY':
      return { ...goesOn, startsOn: { lte: today }, endsOn: { gte: today } }
    case 'HELD':
      return { ...goesOn, endsOn: { lt: today } }
  }
}
