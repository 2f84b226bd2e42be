import type { Prisma } from '../../db/generated/client/client.ts'
import { facetValues, foundUnder, namesOfPlaces, seconds } from '../../field/found-under.ts'
import { writeAudience } from '../../search/audience.ts'
import { type Findable, idsAfter, type Searchable } from '../../search/searchable.ts'

/** What a good practice says: the texts that it is found by. */
export const practiceText = {
  id: true,
  title: true,
  language: true,
  summary: true,
  howToApply: true,
  holdsWhen: true,
  countries: foundUnder.countries,
} satisfies Prisma.GoodPracticeSelect

const select = {
  ...practiceText,
  visibility: true,
  municipalityId: true,
  reviewOn: true,
  publishedAt: true,
  createdAt: true,
  ...foundUnder,
} satisfies Prisma.GoodPracticeSelect

export type PracticeText = Prisma.GoodPracticeGetPayload<{ select: typeof practiceText }>
type Row = Prisma.GoodPracticeGetPayload<{ select: typeof select }>

/** Also asked of what was found: the index may be a moment behind. */
export const isFindable = { state: 'PUBLISHED' } satisfies Prisma.GoodPracticeWhereInput

/** Published good practices can be found: by their text, the names of their countries, and under their catalogues. */
export const searchablePractices: Searchable = {
  kind: 'GoodPractice',
  ids: (prisma, after, take) => idsAfter(prisma.goodPractice, isFindable, after, take),
  async load(prisma, ids) {
    const rows = await prisma.goodPractice.findMany({
      where: { ...isFindable, id: { in: [...ids] } },
      select,
    })
    return rows.map(asFindable)
  },
}

/** The fields are called as a lesson's, so that one ranking weighs both. */
export const practiceFields = (row: PracticeText) => ({
  title: row.title,
  lesson: row.summary,
  recommendation: row.howToApply ?? '',
  context: row.holdsWhen ?? '',
  names: namesOfPlaces(row.countries).join('\n'),
})

function asFindable(row: Row): Findable {
  const { id, language, visibility, municipalityId } = row
  return {
    id,
    language,
    audience: writeAudience(visibility, municipalityId),
    fields: practiceFields(row),
    attributes: {
      kind: 'GOOD_PRACTICE',
      ...facetValues(row),
      language,
      visibility,
      ...(municipalityId ? { municipality: municipalityId } : {}),
      ...(row.reviewOn ? { reviewOn: seconds(row.reviewOn) } : {}),
      recent: seconds(row.publishedAt ?? row.createdAt),
    },
  }
}
