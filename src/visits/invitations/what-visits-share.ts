import type { Doing } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import type { Invited } from './rules.ts'

/** What an organised visit takes over from visits that could be made together. */
export interface Shared {
  readonly missionTypes: string[]
  readonly policyDomains: string[]
  readonly countries: string[]
  readonly startsOn?: Date
  readonly endsOn?: Date
  readonly invitations: Invited[]
}

/** Of a combination: all that its visits are for and about, where they go and when, and who would travel in what. */
export async function whatVisitsShare(db: Doing['db'], ids: readonly string[]): Promise<Shared> {
  const visits = await db.visit.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      missionTypes: { select: { code: true } },
      policyDomains: { select: { code: true } },
      countries: { select: { code: true } },
      municipalities: { select: { id: true } },
      partnerships: { select: { id: true, members: { select: { municipalityId: true } } } },
    },
  })
  const missing = ids.findIndex(id => !visits.some(visit => visit.id === id))
  if (missing >= 0) throw new NotFoundError('visits: there is no such visit.', ['input', 'visits', missing])
  const codes = (of: (visit: (typeof visits)[number]) => readonly { code: string }[]) => [
    ...new Set(visits.flatMap(of).map(({ code }) => code)),
  ]
  const travelling = new Map<string, string | null>()
  for (const { municipalities, partnerships } of visits)
    for (const { id } of municipalities) {
      const own = partnerships.find(({ members }) => members.some(member => member.municipalityId === id))
      travelling.set(id, travelling.get(id) ?? own?.id ?? null)
    }
  const moments = (of: 'startsOn' | 'endsOn') => visits.map(visit => visit[of].getTime())
  return {
    missionTypes: codes(visit => visit.missionTypes),
    policyDomains: codes(visit => visit.policyDomains),
    countries: codes(visit => visit.countries),
    ...(visits.length
      ? {
          startsOn: new Date(Math.min(...moments('startsOn'))),
          endsOn: new Date(Math.max(...moments('endsOn'))),
        }
      : {}),
    invitations: [...travelling].map(([municipalityId, partnershipId]) => ({
      municipalityId,
      partnershipId,
    })),
  }
}
