import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { ownership, seesInside } from '../../visits/visits/rules.ts'
import type { Plan } from './plan.ts'

/** What is kept of a brief that was fixed. */
export const fixedNeeds = {
  select: {
    fixedOn: true,
    refreshedOn: true,
    version: true,
    items: {
      select: { lessonId: true, practiceId: true, reasons: true, withdrawnOn: true },
      orderBy: { position: 'asc' },
    },
  },
} satisfies Prisma.Visit$briefArgs

/** What a visit says that a brief is made of; with the brief that was fixed, as far as the viewer may see it. */
export const planNeeds = (viewer: Viewer) => {
  return {
    id: true,
    number: true,
    title: true,
    purpose: true,
    termsOfReference: true,
    startsOn: true,
    missionTypes: { orderBy: { rank: 'asc' } },
    policyDomains: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    countries: { orderBy: { code: 'asc' } },
    municipalities: { orderBy: { name: 'asc' } },
    partnerships: { orderBy: { name: 'asc' } },
    brief: fixedNeeds,
    ...ownership(viewer),
  } satisfies Prisma.VisitSelect
}

export type VisitForBrief = Prisma.VisitGetPayload<{ select: ReturnType<typeof planNeeds> }>

/** The plan of a visit; undefined for who does not see it from within. */
export function planOf(visit: VisitForBrief, viewer: Viewer): Plan | undefined {
  if (!seesInside(viewer, visit)) return undefined
  const { id, number, title, startsOn, partnerships } = visit
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)
  return {
    reader: readerOf(visit, viewer),
    // That of those who planned it: a brief is the same whatever its reader's language.
    language: 'nl',
    title,
    papers: [visit.purpose, visit.termsOfReference].filter(text => text !== null),
    missionTypes: codes(visit.missionTypes),
    policyDomains: codes(visit.policyDomains),
    countries: codes(visit.countries),
    partnerships: partnerships.map(({ id, name }) => ({ id, name })),
    startsOn,
    visit: { id, number },
  }
}

/**
 * The association reads the brief that those who travel have before them: what only it may see is no help to them,
 * and would stand in a brief that it fixes.
 */
function readerOf({ municipalities }: VisitForBrief, viewer: Viewer): Viewer {
  const [travelling] = municipalities
  if (!isAssociation(viewer) || !travelling) return viewer
  return { role: 'OFFICER', municipalityId: travelling.id, language: viewer.language }
}
