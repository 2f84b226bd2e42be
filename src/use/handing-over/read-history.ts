import type { Context } from '../../context.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'
import { labelOf } from '../../graphql/labels.ts'
import { type HandOverItem, mostOfPart } from './hand-over.ts'

/** How a partnership came to where it is: who joined and left, who coordinated, who changed, what was agreed; the latest first. */
export async function readHistory(
  { db }: Pick<Context, 'db'>,
  partnershipId: string,
  language: Language,
): Promise<HandOverItem[]> {
  const [partnership, coordinators, changes, steering] = await Promise.all([
    db.partnership.findUniqueOrThrow({
      where: { id: partnershipId },
      select: {
        startedOn: true,
        endedOn: true,
        endedReason: true,
        members: { select: { joinedOn: true, leftOn: true, municipality: { select: { name: true } } } },
      },
    }),
    db.coordinator.findMany({
      where: { partnershipId },
      select: {
        fromOn: true,
        untilOn: true,
        municipality: { select: { name: true } },
        person: { select: { name: true, consent: true } },
      },
    }),
    db.actorChange.findMany({
      where: {
        kind: { in: ['COALITION', 'COUNTERPART'] },
        municipality: { memberships: { some: { partnershipId } } },
      },
      select: { kind: true, changedOn: true, note: true, municipality: { select: { name: true } } },
    }),
    db.steeringStructure.findMany({
      where: { partnershipId },
      select: { id: true, text: true, since: true, policyDomains: true },
    }),
  ])
  const event = (
    on: Date | null,
    key: 'started' | 'ended' | 'joined' | 'left',
    rest: Partial<HandOverItem>,
    municipality?: string,
  ) =>
    on
      ? [
          {
            part: 'HISTORY' as const,
            on,
            title: say(language, `handOver.history.${key}`, { municipality }),
            ...rest,
          },
        ]
      : []
  const events: HandOverItem[] = [
    ...event(partnership.startedOn, 'started', {}),
    ...event(partnership.endedOn, 'ended', { text: partnership.endedReason }),
    ...partnership.members.flatMap(({ joinedOn, leftOn, municipality: { name } }) => [
      ...event(joinedOn, 'joined', {}, name),
      ...event(leftOn, 'left', {}, name),
    ]),
    ...coordinators.map(({ fromOn, untilOn, municipality, person }) => ({
      part: 'HISTORY' as const,
      on: fromOn,
      title: say(language, 'handOver.history.coordinator', { municipality: municipality.name }),
      // A pack is passed on: who agreed to be named is, and nobody else.
      ...(person?.consent === 'NAMED' ? { who: person.name } : {}),
      state: untilOn ? say(language, 'handOver.until', { day: untilOn }) : say(language, 'handOver.now'),
    })),
    ...changes.map(({ kind, changedOn, note, municipality }) => ({
      part: 'HISTORY' as const,
      on: changedOn,
      title: say(
        language,
        kind === 'COALITION' ? 'handOver.history.COALITION' : 'handOver.history.COUNTERPART',
        {
          municipality: municipality.name,
        },
      ),
      text: note,
    })),
    ...steering.map(({ id, text, since, policyDomains }) => ({
      part: 'HISTORY' as const,
      node: { type: 'SteeringStructure', id },
      on: since,
      title: say(language, 'handOver.history.steering'),
      text,
      state: policyDomains.map(domain => labelOf(domain, language)).join(', '),
    })),
  ]
  return events
    .sort((one, other) => (other.on?.getTime() ?? 0) - (one.on?.getTime() ?? 0))
    .slice(0, mostOfPart)
}
