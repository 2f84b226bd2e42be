import type { Context } from '../../context.ts'
import type { Language } from '../../language/language.ts'
import { valueName } from '../../language/value-names.ts'
import { type HandOverItem, mostOfPart } from './hand-over.ts'

type Reading = Pick<Context, 'db'>

/** Anonymous lessons are in no pack, whoever reads it: it is passed on, and says where they were learned. */
export async function readLessons(
  { db }: Reading,
  partnershipId: string,
  language: Language,
): Promise<HandOverItem[]> {
  const lessons = await db.lesson.findMany({
    where: { partnershipId, anonymous: false, state: 'PUBLISHED' },
    select: {
      ...{ id: true, number: true, title: true, lesson: true, recommendation: true, language: true },
      ...{ outcome: true, experiencedOn: true, createdAt: true },
      municipality: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostOfPart,
  })
  return lessons.map(({ id, municipality, outcome, experiencedOn, recommendation, lesson, ...written }) => ({
    part: 'LESSONS',
    node: { type: 'Lesson', id },
    number: written.number,
    on: experiencedOn,
    title: written.title,
    text: [lesson, recommendation].filter(text => text !== null).join('\n'),
    who: municipality?.name ?? '',
    state: valueName('outcome', outcome, language),
    language: written.language,
  }))
}

/** Practices that a lesson of this partnership confirms. */
export async function readPractices({ db }: Reading, partnershipId: string): Promise<HandOverItem[]> {
  const practices = await db.goodPractice.findMany({
    where: {
      state: 'PUBLISHED',
      confirmedBy: { some: { partnershipId, lesson: { anonymous: false, state: 'PUBLISHED' } } },
    },
    select: { id: true, number: true, title: true, summary: true, language: true, publishedAt: true },
    orderBy: [{ number: 'desc' }],
    take: mostOfPart,
  })
  return practices.map(({ id, number, title, summary, language, publishedAt }) => ({
    part: 'PRACTICES',
    node: { type: 'GoodPractice', id },
    number,
    on: publishedAt,
    title,
    text: summary,
    language,
  }))
}
