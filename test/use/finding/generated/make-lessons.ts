import type { Prisma } from '../../../../src/db/generated/client/client.ts'
import { oneOf } from '../../../kills/random.ts'
import { today } from '../../../support/world.ts'
import { lessonRow } from '../buckets.ts'
import { words } from './make-query.ts'

type Row = Prisma.LessonUncheckedCreateInput & { id: string; municipality: string | null }

const aDay = 86_400_000

/** Lessons for every circle of readers, each circle with words of its own, so that what leaks can be seen. */
export function makeLessons(count: number, random: () => number): Row[] {
  return Array.from({ length: count }, (_, at) => {
    const visibility = oneOf(['PUBLIC', 'NETWORK', 'FLEMISH', 'INTERNAL'] as const, random)
    const municipality = oneOf(['Steenbrugge', 'Ter Elst', null], random)
    const own = `${visibility.toLowerCase()}woord`
    const text = (most: number) =>
      Array.from({ length: 1 + Math.floor(random() * most) }, () => oneOf([...words, own], random)).join(' ')
    return {
      ...lessonRow('', {
        title: text(5),
        lesson: text(30),
        recommendation: random() < 0.5 ? text(12) : null,
        context: random() < 0.3 ? text(20) : null,
        language: oneOf(['nl', 'fr', 'es', 'en'] as const, random),
        outcome: oneOf(['WORKED', 'FAILED', 'MIXED'] as const, random),
        visibility,
        createdAt: new Date(today.getTime() - Math.floor(random() * 1000) * aDay),
        experiencedOn: random() < 0.5 ? new Date(`${2015 + Math.floor(random() * 10)}-03-01`) : null,
      }),
      id: `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      municipality,
    }
  })
}
