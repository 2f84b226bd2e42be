import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'

/** An invitation as it stands, for whoever `may` change it; one that the viewer may not see is not there. */
export async function findForChange(
  { viewer, db }: Pick<Doing, 'viewer' | 'db'>,
  id: string,
  may: (viewer: Doing['viewer'], municipalityId: string) => boolean,
  refusal: string,
) {
  const found = await db.visitInvitation.findUnique({
    where: { id },
    select: {
      visitId: true,
      municipalityId: true,
      partnershipId: true,
      answer: true,
      visit: {
        select: {
          isDraft: true,
          endsOn: true,
          cancelledOn: true,
          countries: { select: { code: true } },
          missionTypes: { select: { needsPartnership: true } },
          municipalities: { select: { id: true } },
        },
      },
    },
  })
  if (!found) throw new NotFoundError('There is no such invitation.', ['input', 'id'])
  if (!may(viewer, found.municipalityId)) throw new ForbiddenError(refusal, ['input', 'id'])
  return found
}
