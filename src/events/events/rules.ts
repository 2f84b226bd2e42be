import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { EventForm } from '../../db/generated/client/enums.ts'
import { RuleError } from '../../errors.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'
import { languages } from '../../language/language.ts'
import type { EventStatus } from './event-status.ts'

export const eventForms = ['CONFERENCE', 'WORKSHOP', 'SOUTH_SOUTH_EXCHANGE', 'TRAINING'] as const

/** Who organises what: the association anything; partners invite each other; Flemish municipalities work and train. */
const organises: Record<Viewer['role'], readonly EventForm[]> = {
  ADMINISTRATOR: eventForms,
  EDITOR: eventForms,
  OFFICER: ['WORKSHOP', 'TRAINING'],
  PARTNER: ['SOUTH_SOUTH_EXCHANGE'],
  VISITOR: [],
}

export const mayOrganise = ({ role }: Viewer, form: EventForm): boolean => organises[role].includes(form)

/** Those who organise an event keep it, and the association. */
export const mayKeepEvent = (viewer: Viewer, organisers: readonly string[]): boolean =>
  isAssociation(viewer) || (viewer.municipalityId !== undefined && organisers.includes(viewer.municipalityId))

/** What must be read with an event to tell whether the viewer takes part: as ofOwnEvent, on a row in hand. */
export const takingPart = ({ municipalityId: its }: Viewer) => ({
  _count: {
    select: {
      organisers: { where: its ? { id: its } : { OR: [] } },
      invitations: { where: its ? { municipalityId: its } : { OR: [] } },
    },
  },
})

/** Days, place, sessions and who comes are for those who organise it, those who are invited, and the association. */
export const seesInside = (
  viewer: Viewer,
  event: { _count: { organisers: number; invitations: number } },
): boolean =>
  isAssociation(viewer) ||
  (viewer.municipalityId !== undefined && event._count.organisers + event._count.invitations > 0)

/** Which status follows which. What the days alone make of it is not said by anybody. */
export const next = {
  DRAFT: ['ANNOUNCED', 'CANCELLED'],
  ANNOUNCED: ['CANCELLED'],
  UNDER_WAY: ['CANCELLED'],
  HELD: ['CLOSED'],
  CLOSED: [],
  CANCELLED: [],
} as const satisfies Record<EventStatus, readonly EventStatus[]>

const words: Record<EventStatus, string> = {
  DRAFT: 'a draft',
  ANNOUNCED: 'announced',
  UNDER_WAY: 'under way',
  HELD: 'held',
  CLOSED: 'closed',
  CANCELLED: 'cancelled',
}

/** Refuses a step that the table does not have, and says which it has. */
export function checkStep(from: EventStatus, to: EventStatus): void {
  const steps: readonly EventStatus[] = next[from]
  if (steps.includes(to)) return
  const possible = steps.map(step => words[step]).join(' or ')
  throw new RuleError(
    `This event is ${words[from]} and cannot become ${words[to]}; ${possible ? `from here it can become ${possible}` : 'that is its end'}.`,
    ['input', 'id'],
  )
}

const codes = (name: string, most: number) =>
  z.array(z.string()).max(most, `${name}: at most ${most}.`).nullish()
const title = givenText('title', 200, 'say in a few words what it is.')
const spoken = z.array(z.enum(languages)).min(1, 'languages: at least one in which people speak there.')

const details = {
  purpose: optionalText('purpose', 20_000),
  regions: codes('regions', 20),
  countries: codes('countries', 50),
  policyDomains: codes('policyDomains', 20),
  concepts: codes('concepts', 20),
  programmes: codes('programmes', 10),
  place: optionalText('place', 200),
  hostId: z.string().nullish(),
  startsOn: z.date().nullish(),
  endsOn: z.date().nullish(),
  month: z.date().nullish(),
}

export const draftRules = z
  .object({
    ...details,
    title,
    form: z.enum(eventForms),
    languages: spoken,
    organisers: z.array(z.string()).max(20, 'organisers: at most 20.').nullish(),
  })
  .refine(({ regions, countries }) => regions?.length || countries?.length, {
    path: ['regions'],
    error: 'regions: an event is for at least one region or country; give M49 or ISO codes.',
  })

export const editRules = z.object({ ...details, title: title.nullish(), languages: spoken.nullish() })

export const cancelRules = z.object({ reason: givenText('reason', 4_000, 'say why it is not held.') })
