import type { Prisma } from '../../db/generated/client/client.ts'
import {
  facetValues,
  foundUnder,
  inOrder,
  monthNumber,
  namesOfPlaces,
  seconds,
} from '../../field/found-under.ts'
import { writeAudience } from '../../search/audience.ts'
import { type Findable, idsAfter, type Searchable } from '../../search/searchable.ts'
import { worthOf } from '../standing.ts'

const named = { select: { name: true, otherNames: true } } satisfies Prisma.MunicipalityDefaultArgs

/** What a lesson says: the texts that it is found by. */
export const lessonText = {
  id: true,
  title: true,
  language: true,
  lesson: true,
  recommendation: true,
  recommendedTo: true,
  context: true,
  whatHappened: true,
  why: true,
  holdsWhen: true,
  evidence: true,
  visibility: true,
  anonymous: true,
  countries: foundUnder.countries,
  municipality: named,
  partnership: { select: { name: true, members: { select: { municipality: named } } } },
  visit: { select: { municipalities: named } },
} satisfies Prisma.LessonSelect

const select = {
  ...lessonText,
  outcome: true,
  experiencedOn: true,
  reviewOn: true,
  publishedAt: true,
  createdAt: true,
  municipalityId: true,
  partnershipId: true,
  timesHelped: true,
  usedInPartnerships: true,
  timesNoDifference: true,
  timesWrong: true,
  ...foundUnder,
  collection: { select: { code: true } },
  visit: { select: { month: true, ...lessonText.visit.select } },
} satisfies Prisma.LessonSelect

export type LessonText = Prisma.LessonGetPayload<{ select: typeof lessonText }>
type Row = Prisma.LessonGetPayload<{ select: typeof select }>
type Named = Prisma.MunicipalityGetPayload<typeof named>

/** Also asked of what was found: the index may be a moment behind. */
export const isFindable = { state: 'PUBLISHED' } satisfies Prisma.LessonWhereInput

/** Published lessons can be found: by their text, by where they were learned, and under their catalogues. */
export const searchableLessons: Searchable = {
  kind: 'Lesson',
  ids: (prisma, after, take) => idsAfter(prisma.lesson, isFindable, after, take),
  async load(prisma, ids) {
    const rows = await prisma.lesson.findMany({ where: { ...isFindable, id: { in: [...ids] } }, select })
    return rows.map(asFindable)
  },
}

/** The fields that a ranking weighs. */
export const lessonFields = (row: LessonText) => ({
  title: row.title,
  lesson: row.lesson,
  recommendation: text(row.recommendation, row.recommendedTo),
  context: text(row.context, row.whatHappened, row.why, row.holdsWhen, row.evidence),
  names: text(...namesOfPlaces(row.countries), ...namesOf(row)),
})

function asFindable(row: Row): Findable {
  const { id, language, visibility, municipalityId, outcome } = row
  return {
    id,
    language,
    audience: writeAudience(visibility, municipalityId),
    fields: lessonFields(row),
    attributes: {
      kind: 'LESSON',
      ...facetValues(row),
      outcome,
      language,
      collection: row.collection.code,
      ...timesOf(row),
      visibility,
      ...(municipalityId ? { municipality: municipalityId } : {}),
      ...(row.reviewOn ? { reviewOn: seconds(row.reviewOn) } : {}),
      ...worthIn(row),
      // In which partnership an anonymous one was learned would say who wrote it.
      ...(row.partnershipId && !row.anonymous ? { partnership: row.partnershipId } : {}),
      recent: seconds(row.publishedAt ?? row.createdAt),
    },
  }
}

/** In hundredths; what nobody told anything of says nothing of it, and its document stays as it was. */
const worthIn = (row: Row): Record<string, number> => {
  const worth = Math.round(100 * worthOf(row))
  return worth === 0 ? {} : { worth, helped: row.timesHelped, usedInPartnerships: row.usedInPartnerships }
}

const text = (...parts: (string | null)[]): string => parts.filter(part => part !== null).join('\n')

/** What everyone may read can be found by all; visits are for the signed in, and so is what only they tell. */
const isForTheSignedIn = ({ visibility }: Pick<Row, 'visibility'>): boolean => visibility !== 'PUBLIC'

function namesOf(row: LessonText): string[] {
  const { anonymous, municipality, partnership, visit } = row
  if (anonymous) return []
  const municipalities = [
    municipality,
    ...(partnership?.members.map(member => member.municipality) ?? []),
    ...(isForTheSignedIn(row) ? (visit?.municipalities ?? []) : []),
  ]
  const names = [partnership?.name, ...municipalities.flatMap(one => (one ? allNames(one) : []))]
  return inOrder(names.filter(name => name != null))
}

const allNames = ({ name, otherNames }: Named): string[] => [name, ...otherNames]

/**
 * The year of the experience; and the visit's month, which only the signed in can filter on. On which visit an anonymous
 * lesson was learned its month would say.
 */
function timesOf(row: Row): { year?: number; month?: number } {
  const { experiencedOn, anonymous } = row
  const visit = anonymous ? null : row.visit
  const experienced = experiencedOn ?? (isForTheSignedIn(row) ? visit?.month : undefined)
  return {
    ...(experienced ? { year: experienced.getUTCFullYear() } : {}),
    ...(visit ? { month: monthNumber(visit.month) } : {}),
  }
}
