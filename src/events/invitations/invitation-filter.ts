import type { Prisma } from '../../db/generated/client/client.ts'
import type { EventAnswer } from '../../db/generated/client/enums.ts'

type Some<Value> = readonly Value[] | null

export interface InvitationFilter {
  events?: Some<{ id: string }>
  municipalities?: Some<{ id: string }>
  answers?: Some<EventAnswer>
  isAnswered?: boolean | null
  hasBrought?: boolean | null
  isByPartner?: boolean | null
}

const ids = (some: readonly { id: string }[]) => ({ in: some.map(({ id }) => id) })

/** The invitations that pass every part of a filter; within one part, one of its values is enough. */
export function invitationFilter(
  filter: InvitationFilter | null | undefined,
): Prisma.EventInvitationWhereInput {
  if (!filter) return {}
  const { events, municipalities, answers, isAnswered, hasBrought, isByPartner } = filter
  return {
    AND: [
      events ? { eventId: ids(events) } : {},
      municipalities ? { municipalityId: ids(municipalities) } : {},
      answers ? { answer: { in: [...answers] } } : {},
      isAnswered == null ? {} : { answer: isAnswered ? { not: null } : null },
      hasBrought == null ? {} : hasBrought ? brings : bringsNone,
      isByPartner == null ? {} : isByPartner ? byPartner : { NOT: byPartner },
    ],
  }
}

const brings: Prisma.EventInvitationWhereInput = {
  OR: [{ practice: { isNot: null } }, { lesson: { isNot: null } }, { question: { isNot: null } }],
}
const bringsNone: Prisma.EventInvitationWhereInput = { practice: null, lesson: null, question: null }
const byPartner: Prisma.EventInvitationWhereInput = { invitedBy: { side: 'SOUTH' } }
