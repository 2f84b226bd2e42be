import type { Viewer } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { lastDayOfMonth } from '../../field/day.ts'
import type { Asked } from './asked.ts'
import { countriesOf } from './read-asked.ts'
import { meaningsOf, themeOfConcept } from './themes.ts'

/** What of an event a dossier is made of, in the order of its fields, so that both are read at once. The month is what everybody may know of its days. */
export const eventNeeds = {
  month: true,
  languages: true,
  policyDomains: { orderBy: [{ position: 'asc' }, { code: 'asc' }], select: { code: true } },
  concepts: { orderBy: { code: 'asc' }, select: { code: true } },
  regions: { orderBy: { code: 'asc' }, select: { code: true } },
  countries: { orderBy: { code: 'asc' }, select: { code: true } },
  organisers: { orderBy: [{ name: 'asc' }, { id: 'asc' }], select: { id: true } },
  sessions: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true } },
  invitations: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { municipalityId: true, answer: true },
  },
} as const satisfies Prisma.EventSelect

type Row = Prisma.EventGetPayload<{ select: typeof eventNeeds }>

const usualSessions = 3

/** What the dossier of an event is about, for this reader; nothing while it has no region or no theme. */
export async function askedOfEvent(
  context: Pick<Context, 'db' | 'search' | 'now'>,
  row: Row,
  reader: Viewer,
  isForInvited = false,
): Promise<Asked | undefined> {
  const concepts = row.concepts.map(({ code }) => themeOfConcept(code))
  const meanings = await meaningsOf(context, concepts)
  const themes = [
    ...row.policyDomains.map(({ code }) => code),
    ...concepts.filter(theme => meanings.has(theme)),
  ]
  const memory = await context.db.$memory.heard()
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)
  const countries = countriesOf(codes(row.regions), codes(row.countries), memory)
  if (themes.length === 0 || countries.length === 0) return undefined
  return {
    reader,
    countries,
    themes,
    meanings,
    from: row.month,
    until: lastDayOfMonth(row.month),
    sessions: row.sessions.length || usualSessions,
    languages: row.languages,
    invited: [
      ...row.organisers.map(({ id }) => id),
      ...row.invitations
        .filter(({ answer }) => answer !== 'NOT_COMING')
        .map(({ municipalityId }) => municipalityId),
    ],
    isForInvited,
    now: context.now,
  }
}
