import { all, any, everything, field, nothing, type Rule, toPrismaFilter } from './rule.ts'
import { isAssociation, isSignedIn, type Viewer } from './viewer.ts'

/**
 * The one rule of who sees a lesson or a good practice, over its `state`, `visibility`, `municipalityId`,
 * `authorId` and `authorTokenId`:
 *
 * draft                  its author
 * in review, withdrawn   its author, the association
 * published              as publishedVisibleTo
 */
export function knowledgeVisibleTo(viewer: Viewer): Rule {
  return any(
    all(field('state', 'PUBLISHED'), publishedVisibleTo(viewer)),
    draftsVisibleTo(viewer),
    handedInVisibleTo(viewer),
  )
}

export const draftsVisibleTo = (viewer: Viewer): Rule => all(field('state', 'DRAFT'), writtenBy(viewer))

/** In review or withdrawn. */
export const handedInVisibleTo = (viewer: Viewer): Rule =>
  all(field('state', 'IN_REVIEW', 'WITHDRAWN'), isAssociation(viewer) ? everything : writtenBy(viewer))

/**
 * Who sees what is published, over `visibility` and `municipalityId`; the same for the database and for the
 * search index, which holds nothing but what is published.
 *
 * INTERNAL   the association and the author's municipality
 * FLEMISH    + all Flemish municipalities
 * NETWORK    + southern partners
 * PUBLIC     everyone
 */
export function publishedVisibleTo(viewer: Viewer): Rule {
  if (isAssociation(viewer)) return everything
  const own = field('municipalityId', viewer.municipalityId)
  if (viewer.role === 'OFFICER') return any(field('visibility', 'PUBLIC', 'NETWORK', 'FLEMISH'), own)
  if (viewer.role === 'PARTNER') return any(field('visibility', 'PUBLIC', 'NETWORK'), own)
  return field('visibility', 'PUBLIC')
}

/** The author: a user, or a token that belongs to no user. */
export function writtenBy(viewer: Viewer): Rule {
  if (!isSignedIn(viewer)) return nothing
  // What a token wrote for a user is the user's; a token without one is an author of its own.
  return viewer.userId ? field('authorId', viewer.userId) : field('authorTokenId', viewer.tokenId)
}

/** The lessons of which a viewer may know where they come from: of an anonymous one its author, its municipality, the association. */
export function whereOriginShows(viewer: Viewer) {
  if (isAssociation(viewer)) return {}
  const { municipalityId } = viewer
  return {
    OR: [
      { anonymous: false },
      toPrismaFilter(writtenBy(viewer)),
      ...(municipalityId ? [{ municipalityId }] : []),
    ],
  }
}

/** What somebody keeps for himself: a user's, whichever token signs him in, or that of a token without one. */
export function ownedBy(viewer: Viewer): Rule {
  if (!isSignedIn(viewer)) return nothing
  return viewer.userId ? field('userId', viewer.userId) : field('tokenId', viewer.tokenId)
}

/**
 * Of what is kept in a list, over its `lesson`, `practice`, `withdrawnOn` and who could see it till then: what stands
 * and the viewer may see, and that something was withdrawn, for those who could see it.
 */
export function standsOrWasSeen(viewer: Viewer) {
  const knowledge = toPrismaFilter(knowledgeVisibleTo(viewer))
  return {
    OR: [
      { withdrawnOn: null, lesson: knowledge },
      { withdrawnOn: null, practice: knowledge },
      { withdrawnOn: { not: null }, ...toPrismaFilter(publishedVisibleTo(viewer)) },
    ],
  }
}
