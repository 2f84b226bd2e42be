import { builder } from '../../builder.ts'
import { BriefType } from './schema.ts'

const BriefOpening = builder.prismaObject('BriefOpening', {
  description:
    'When somebody of a municipality first had the brief of a visit before him: by openBrief, as a PDF or another file, or deciding on something in it. Which person that was is not kept.',
  fields: t => ({
    municipality: t.relation('municipality', { description: 'Of which municipality.' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When, for the first time.' }),
  }),
})

/** Who was invited, and its partners. */
const invitedIn = (id: string) => ({
  OR: [
    { invitations: { some: { id } } },
    { memberships: { some: { partnership: { invitations: { some: { id } } } } } },
  ],
})

builder.objectField(BriefType, 'openings', t =>
  t.prismaField({
    type: [BriefOpening],
    description:
      'Which of its municipalities, North and South, have read it and since when, the first first; empty for a plan that is not on record. The association reading it does not count.',
    resolve: (query, { plan: { visit, invitationId } }, _args, { db }) =>
      visit
        ? db.briefOpening.findMany({
            ...query,
            where: { visitId: visit.id, ...(invitationId ? { municipality: invitedIn(invitationId) } : {}) },
            orderBy: [{ openedAt: 'asc' }, { municipalityId: 'asc' }],
          })
        : [],
  }),
)
