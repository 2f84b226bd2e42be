import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { ownership, seesInside } from '../../visits/visits/rules.ts'
import type { Plan } from './plan.ts'
import { fixedNeeds } from './read-plan.ts'

/** What an invitation says that the brief of its own partnership is made of; with that brief, where it was fixed. */
export const invitationNeeds = (viewer: Viewer) => {
  return {
    id: true,
    municipalityId: true,
    aims: true,
    brief: fixedNeeds,
    partnership: {
      select: {
        id: true,
        name: true,
        policyDomains: true,
        members: { select: { municipality: { select: { countryCode: true } } } },
      },
    },
    visit: {
      select: {
        id: true,
        number: true,
        title: true,
        purpose: true,
        termsOfReference: true,
        startsOn: true,
        missionTypes: { orderBy: { rank: 'asc' } },
        policyDomains: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
        countries: { orderBy: { code: 'asc' } },
        ...ownership(viewer),
      },
    },
  } satisfies Prisma.VisitInvitationSelect
}

type Invitation = Prisma.VisitInvitationGetPayload<{ select: ReturnType<typeof invitationNeeds> }>

/** The plan of one partnership within a visit for several: its own aims, partner and domains, as far as the visit has them. */
export function planOfInvitation(invitation: Invitation, viewer: Viewer): Plan {
  const { id: invitationId, municipalityId, aims, partnership, visit } = invitation
  const { id, number, title, startsOn } = visit
  // Who was invited and has not answered does not read the visit's papers, nor words of them as a reason.
  const papers = seesInside(viewer, visit) ? [visit.purpose, visit.termsOfReference] : []
  const domains = visit.policyDomains.map(({ code }) => code)
  const countries = visit.countries.map(({ code }) => code)
  return {
    reader: isAssociation(viewer) ? { role: 'OFFICER', municipalityId, language: viewer.language } : viewer,
    language: 'nl',
    title,
    papers: [aims, ...papers].filter(text => text !== null),
    missionTypes: visit.missionTypes.map(({ code }) => code),
    policyDomains: sharedOrAll(
      domains,
      partnership?.policyDomains.map(({ code }) => code),
    ),
    countries: sharedOrAll(
      countries,
      partnership?.members.map(({ municipality }) => municipality.countryCode),
    ),
    partnerships: partnership ? [{ id: partnership.id, name: partnership.name }] : [],
    startsOn,
    invitationId,
    visit: { id, number },
  }
}

function sharedOrAll(all: readonly string[], own: readonly string[] = []): readonly string[] {
  const both = all.filter(each => own.includes(each))
  return both.length > 0 ? both : all
}
