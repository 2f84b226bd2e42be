import type { Language, Role } from '../db/generated/client/enums.ts'

/** Who asks. Nobody signed in is a visitor; a token that belongs to no user has no `userId`. */
export interface Viewer {
  readonly role: Role | 'VISITOR'
  readonly userId?: string
  readonly tokenId?: string
  /** The municipality that an officer, a partner or their token acts for. */
  readonly municipalityId?: string
  readonly language: Language
  /** A person of the example world: what this viewer writes leaves with that world. */
  readonly isExample?: boolean
}

export const visitor: Viewer = { role: 'VISITOR', language: 'nl' }

export const isSignedIn = (viewer: Viewer): boolean => viewer.role !== 'VISITOR'

/** Editors and administrators: the staff of the association. */
export const isAssociation = (viewer: Viewer): boolean =>
  viewer.role === 'EDITOR' || viewer.role === 'ADMINISTRATOR'

export const isAdministrator = (viewer: Viewer): boolean => viewer.role === 'ADMINISTRATOR'

/** The actor of a revision, a review or an idempotency key. */
export const actorOf = (viewer: Viewer) => ({
  userId: viewer.userId ?? null,
  tokenId: viewer.userId ? null : (viewer.tokenId ?? null),
})
