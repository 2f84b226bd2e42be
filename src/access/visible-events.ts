import { circlesOf } from './circles.ts'
import { isAssociation, isSignedIn, type Viewer } from './viewer.ts'

/** Events that the viewer's municipality organises, or is invited to. */
export function ofOwnEvent({ municipalityId }: Viewer) {
  if (!municipalityId) return { OR: [] }
  return {
    OR: [{ organisers: { some: { id: municipalityId } } }, { invitations: { some: { municipalityId } } }],
  }
}

/** All that were announced, for who is signed in; drafts for those who organise them or are invited, and the association. */
export function eventsVisibleTo(viewer: Viewer) {
  if (isAssociation(viewer)) return {}
  if (!isSignedIn(viewer)) return { OR: [] }
  return { OR: [{ announcedOn: { not: null } }, ofOwnEvent(viewer)] }
}

/** Who is invited is for those who take part, once it is announced; before, for who organises it and who is invited. */
export function eventInvitationsVisibleTo(viewer: Viewer) {
  const { municipalityId } = viewer
  if (isAssociation(viewer)) return {}
  if (!municipalityId) return { OR: [] }
  return {
    OR: [
      { municipalityId },
      { event: { organisers: { some: { id: municipalityId } } } },
      { event: { announcedOn: { not: null }, invitations: { some: { municipalityId } } } },
    ],
  }
}

/** Copies of a dossier that was sent: for those who take part and the association, each in its circle of readers. */
export function sentCopiesVisibleTo(viewer: Viewer) {
  if (isAssociation(viewer)) return {}
  return { visibility: { in: [...circlesOf(viewer).whole] }, dossier: { event: ofOwnEvent(viewer) } }
}
