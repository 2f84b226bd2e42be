import { encodeGlobalID } from '@pothos/plugin-relay'
import type { Visibility } from '../../db/generated/client/enums.ts'
import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { Reason } from '../briefs/reasons.ts'
import { Contents, ofThoseThere } from './contents.ts'
import type { Dossier } from './dossier.ts'
import type { ToRead } from './reading-list.ts'
import { meaningsOf } from './themes.ts'

/** What is read of a sent dossier: the copy of this circle, or of the narrowest that the viewer belongs to. */
export const sentNeeds = (visibility?: Visibility | null) =>
  ({
    select: {
      sentOn: true,
      refreshedOn: true,
      version: true,
      copies: {
        where: visibility ? { visibility } : {},
        orderBy: { visibility: 'asc' },
        take: 1,
        select: { visibility: true, contents: true, items: { orderBy: { position: 'asc' } } },
      },
    },
  }) as const satisfies Prisma.SentDossierDefaultArgs

type Row = Prisma.SentDossierGetPayload<ReturnType<typeof sentNeeds>>

/** The dossier of an event as it was sent to a circle of readers. */
export interface SentDossier {
  readonly sentOn: Date
  readonly refreshedOn: Date | null
  readonly version: number
  readonly visibility: Visibility
  /** How much of what was to be read has been withdrawn since. */
  readonly withdrawn: number
  readonly dossier: Dossier
}

/** Nothing where it was not sent, or not to this viewer. */
export async function readSent(
  context: Pick<Context, 'viewer' | 'db' | 'search'>,
  row: Row | null,
): Promise<SentDossier | undefined> {
  const [copy] = row?.copies ?? []
  if (!row || !copy) return undefined
  const memory = await context.db.$memory.heard()
  const contents = ofThoseThere(Contents.parse(copy.contents), memory)
  const meanings = await meaningsOf(context, contents.asked.themes)
  const reading = copy.items.flatMap(asToRead)
  const day = row.refreshedOn ?? row.sentOn
  return {
    ...{ sentOn: row.sentOn, refreshedOn: row.refreshedOn, version: row.version },
    visibility: copy.visibility,
    withdrawn: copy.items.filter(({ withdrawnOn }) => withdrawnOn !== null).length,
    dossier: {
      asked: {
        ...{ ...contents.asked, reader: context.viewer, meanings },
        ...{ invited: contents.participants, isForInvited: true, now: day },
      },
      memory,
      evidence: {
        ...{ themes: contents.themes, cells: contents.cells, unheard: contents.unheard },
        // What pairs were chosen by.
        ...{ partnerships: new Map(), wrong: new Set() },
      },
      participants: new Set(contents.participants),
      reading,
      pairs: contents.pairs,
      sessions: contents.sessions.map(session => ({
        ...session,
        items: reading.filter(({ themes }) => themes.some(theme => session.themes.includes(theme))),
      })),
    },
  }
}

/** The dossier itself, and where it can be had as a file. */
export const shownSent = (
  { dossier, visibility }: SentDossier,
  event: { readonly id: string; readonly number: number },
) => ({
  dossier,
  files: {
    pdf: `/sent-dossiers/${event.number}.pdf?visibility=${visibility}`,
    lines: {
      list: 'dossierLines',
      given: { event: encodeGlobalID('Event', event.id), isSent: true, visibility },
    },
  },
})

function asToRead(item: Row['copies'][number]['items'][number]): ToRead[] {
  const { lessonId, practiceId, themes, outcome, withdrawnOn } = item
  if (withdrawnOn !== null) return []
  const reasons = Reason.array().parse(item.reasons)
  const said = {
    ...{ themes, outcome: outcome ?? undefined, reasons },
    isThere: reasons.some(({ code }) => code === 'SAME_COUNTRY'),
  }
  if (lessonId) return [{ ...said, kind: 'Lesson', id: lessonId }]
  return practiceId ? [{ ...said, kind: 'GoodPractice', id: practiceId }] : []
}
