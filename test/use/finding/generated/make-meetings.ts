import type { Prisma } from '../../../../src/db/generated/client/client.ts'
import { oneOf } from '../../../kills/random.ts'
import { today } from '../../../support/world.ts'
import { words } from './make-query.ts'

type Random = () => number

const aDay = 86_400_000
const daysAfter = (days: number) => new Date(today.getTime() + Math.floor(days) * aDay)
const text = (most: number, own: string, random: Random) =>
  Array.from({ length: 1 + Math.floor(random() * most) }, () => oneOf([...words, own], random)).join(' ')

/** Questions for every circle of readers, each circle with words of its own, in every state. */
export function makeQuestions(count: number, random: Random) {
  return Array.from({ length: count }, (_, at) => {
    const visibility = oneOf(['PUBLIC', 'NETWORK', 'FLEMISH', 'INTERNAL'] as const, random)
    const own = `${visibility.toLowerCase()}woord`
    const state = oneOf(['OPEN', 'OPEN', 'ANSWERED', 'WITHDRAWN'] as const, random)
    const closed = state === 'OPEN' ? {} : { closedOn: today, closedReason: 'Zo is het.' }
    return {
      ...{ id: `01990000-0000-7000-8002-${String(at).padStart(12, '0')}`, state, visibility, ...closed },
      ...{ title: text(5, own, random), text: text(20, own, random) },
      language: oneOf(['nl', 'fr', 'es', 'en'] as const, random),
      createdAt: daysAfter(-1000 * random()),
      municipality: oneOf(['Steenbrugge', 'Ter Elst', null], random),
    }
  })
}

/** Events of which all who are signed in know the outline, and drafts of which they do not. */
export function makeEvents(count: number, random: Random) {
  return Array.from({ length: count }, (_, at) => {
    const isAnnounced = random() < 0.7
    const startsOn = daysAfter(800 * random() - 400)
    return {
      id: `01990000-0000-7000-8003-${String(at).padStart(12, '0')}`,
      title: text(5, isAnnounced ? 'networkwoord' : 'internalwoord', random),
      form: oneOf(['CONFERENCE', 'WORKSHOP', 'SOUTH_SOUTH_EXCHANGE', 'TRAINING'] as const, random),
      languages: [oneOf(['nl', 'fr', 'es', 'en'] as const, random)],
      announcedOn: isAnnounced ? today : null,
      ...{ startsOn, endsOn: startsOn },
      countries: { connect: { code: oneOf(['SN', 'MA', 'BE'], random) } },
      policyDomains: { connect: { code: oneOf(['waste', 'waste-collection', 'good-governance'], random) } },
    } satisfies Prisma.EventCreateInput
  })
}
