import type { Context } from '../../context.ts'
import type { Language, Outcome } from '../../db/generated/client/enums.ts'
import { nameOfMunicipality } from '../../field/municipalities/from-memory.ts'
import { sayClauses, sayList } from '../../language/messages/say.ts'
import { peopleToCall, visitsNear } from './beside.ts'
import type { Dossier } from './dossier.ts'
import { byName, disputedOf, gapsOf, matrixOf, rowsToRead } from './parts.ts'
import type { ToRead } from './reading-list.ts'
import { sayGap } from './say-gap.ts'
import { sayItem } from './say-item.ts'
import { sayPair } from './say-pair.ts'
import { themeLabel } from './themes.ts'

/** In the order in which an organiser reads them. */
export const lineParts = [
  'THEMES',
  'YEARS',
  'DISPUTED',
  'PARTICIPANTS',
  'MATRIX',
  'PAIRS',
  'SESSIONS',
  'READING',
  'GAPS',
  'VISITS_NEAR',
  'PEOPLE_TO_CALL',
] as const
export type LinePart = (typeof lineParts)[number]

/** What is counted in a line, where its part counts that. */
export const lineCounts = [
  'lessons',
  'practices',
  'helped',
  'visits',
  'questions',
  'recommendations',
  'visitsPlanned',
  'thinBriefs',
] as const

/** One thing in a dossier; what it says of itself is in the reader's language, what people wrote in theirs. */
export interface Line extends Partial<Readonly<Record<(typeof lineCounts)[number], number>>> {
  readonly part: LinePart
  /** The row that it is, where that can be asked for by its id. */
  readonly node?: { readonly type: string; readonly id: string }
  readonly number?: number
  readonly themes?: readonly string[]
  readonly title?: string
  readonly text?: string
  readonly why?: string
  /** Whose it is, or who knows. */
  readonly who?: string
  readonly asks?: string
  readonly on?: Date
  readonly year?: number
  readonly outcome?: Outcome | undefined
  readonly language?: Language
}

/** All of a dossier as one table. */
export async function linesOf(
  { db }: Pick<Context, 'db'>,
  dossier: Dossier,
  language: Language,
): Promise<Line[]> {
  const { evidence, memory, reading } = dossier
  const name = (id: string) => nameOfMunicipality(id, memory)
  const names = (ids: readonly string[]) => sayList(language, ids.map(name))
  const [toRead, visits, people] = await Promise.all([
    readItems(db, reading),
    db.visit.findMany({
      ...visitsNear(dossier),
      select: {
        ...{ id: true, number: true, title: true, month: true },
        municipalities: { select: { name: true }, orderBy: { name: 'asc' } },
      },
    }),
    db.person.findMany({
      ...peopleToCall(dossier),
      select: {
        ...{ id: true, name: true, jobTitle: true, telephone: true, email: true },
        municipality: { select: { name: true } },
      },
    }),
  ])
  const itemLines = (items: readonly ToRead[]) => items.flatMap(({ id }) => toRead.get(id) ?? [])
  return [
    ...evidence.themes.map(({ theme, lessons, practices, visits: made, questions }) => ({
      ...{ part: 'THEMES' as const, themes: [theme], title: themeLabel(theme, language, dossier) },
      ...{ lessons, practices, visits: made, questions },
    })),
    ...evidence.themes.flatMap(({ theme, years }) =>
      years.map(({ year, lessons }) => ({ part: 'YEARS' as const, themes: [theme], year, lessons })),
    ),
    ...evidence.themes.flatMap(({ theme }) => {
      const { worked = [], failed = [] } = disputedOf(dossier, theme) ?? {}
      return itemLines([...worked, ...failed]).map(({ number, node, title, outcome, language: its }) => ({
        ...{ part: 'DISPUTED' as const, themes: [theme], number, node, title, outcome, language: its },
      }))
    }),
    ...byName(dossier).map(id => ({
      ...{ part: 'PARTICIPANTS' as const, node: { type: 'Municipality', id }, who: name(id) },
    })),
    ...matrixOf(dossier).map(({ municipality, theme, experience, need }) => ({
      ...{ part: 'MATRIX' as const, themes: [theme], who: name(municipality), ...experience, ...need },
    })),
    ...dossier.pairs.map(pair => ({
      ...{
        part: 'PAIRS' as const,
        themes: [pair.theme, ...pair.furtherThemes],
        who: name(pair.knows),
        asks: name(pair.asks),
      },
      ...{ why: sayPair(pair, language, dossier), ...pair.experience, ...pair.need },
    })),
    ...dossier.sessions.map(({ themes, knowing, asking, items }) => ({
      ...{ part: 'SESSIONS' as const, themes },
      title: themes.map(theme => themeLabel(theme, language, dossier)).join(' · '),
      ...{ who: names(knowing), asks: names(asking) },
      text: sayClauses(
        language,
        itemLines(items).map(({ title }) => title),
      ),
    })),
    ...reading.flatMap(item => {
      const line = toRead.get(item.id)
      return line ? [{ ...line, themes: item.themes, why: sayItem(item, language, dossier) }] : []
    }),
    ...gapsOf(dossier).map(gap => ({
      ...{ part: 'GAPS' as const, text: sayGap(gap, language, dossier) },
      ...(gap.kind === 'theme'
        ? { themes: [gap.theme], questions: gap.questions }
        : { who: name(gap.municipality) }),
    })),
    ...visits.map(({ id, number, title, month, municipalities }) => ({
      ...{ part: 'VISITS_NEAR' as const, node: { type: 'Visit', id }, number, title, on: month },
      who: sayList(
        language,
        municipalities.map(each => each.name),
      ),
    })),
    ...people.map(({ id, name: title, jobTitle, municipality, telephone, email }) => ({
      ...{ part: 'PEOPLE_TO_CALL' as const, node: { type: 'Person', id }, title },
      who: [jobTitle, municipality?.name].filter(Boolean).join(', '),
      text: [telephone, email].filter(Boolean).join(' · '),
    })),
  ]
}

type Read = Line & { readonly title: string; readonly language: Language }

/** What is to be read, as it is now; what is no longer there to see is left out. */
async function readItems(db: Context['db'], reading: readonly ToRead[]): Promise<ReadonlyMap<string, Read>> {
  const said = { id: true, number: true, title: true, language: true } as const
  const [lessons, practices] = await Promise.all([
    db.lesson.findMany({
      where: rowsToRead(reading, 'Lesson'),
      select: { ...said, lesson: true, outcome: true },
    }),
    db.goodPractice.findMany({
      where: rowsToRead(reading, 'GoodPractice'),
      select: { ...said, summary: true },
    }),
  ])
  const part = 'READING' as const
  return new Map<string, Read>([
    ...lessons.map(
      ({ id, lesson: text, ...row }) => [id, { part, node: { type: 'Lesson', id }, text, ...row }] as const,
    ),
    ...practices.map(
      ({ id, summary: text, ...row }) =>
        [id, { part, node: { type: 'GoodPractice', id }, text, ...row }] as const,
    ),
  ])
}
