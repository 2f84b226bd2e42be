import type { Prisma } from '../../db/generated/client/client.ts'
import { country, facetValues, inOrder, namesOfPlaces, region, seconds } from '../../field/found-under.ts'
import { writeAudience } from '../../search/audience.ts'
import { type Findable, idsAfter, type Searchable } from '../../search/searchable.ts'

/** What a question asks: the texts that it is found by. */
export const questionText = {
  id: true,
  title: true,
  language: true,
  text: true,
  countries: country,
  regions: region,
  municipality: { select: { name: true, otherNames: true } },
} satisfies Prisma.QuestionSelect

const select = {
  ...questionText,
  state: true,
  visibility: true,
  municipalityId: true,
  createdAt: true,
  policyDomains: {
    select: { code: true, parent: { select: { code: true, parent: { select: { code: true } } } } },
  },
} satisfies Prisma.QuestionSelect

export type QuestionText = Prisma.QuestionGetPayload<{ select: typeof questionText }>
type Row = Prisma.QuestionGetPayload<{ select: typeof select }>

export const isFindable = { state: { not: 'WITHDRAWN' } } satisfies Prisma.QuestionWhereInput

/** Questions can be found, answered or not: by what is asked, by who asks, and under what it is about. */
export const searchableQuestions: Searchable = {
  kind: 'Question',
  ids: (prisma, after, take) => idsAfter(prisma.question, isFindable, after, take),
  async load(prisma, ids) {
    const rows = await prisma.question.findMany({ where: { ...isFindable, id: { in: [...ids] } }, select })
    return rows.map(asFindable)
  },
}

/** The fields are called as a lesson's, so that one ranking weighs both. */
export const questionFields = ({ title, text, countries, regions, municipality }: QuestionText) => ({
  title,
  lesson: text,
  names: [
    ...namesOfPlaces(countries, regions),
    ...(municipality ? inOrder([municipality.name, ...municipality.otherNames]) : []),
  ].join('\n'),
})

function asFindable(row: Row): Findable {
  const { id, language, state, visibility, municipalityId, policyDomains, countries, regions, createdAt } =
    row
  return {
    id,
    language,
    audience: writeAudience(visibility, municipalityId),
    fields: questionFields(row),
    attributes: {
      kind: 'QUESTION',
      ...facetValues({ missionTypes: [], policyDomains, countries, regions }),
      language,
      questionState: state,
      visibility,
      ...(municipalityId ? { municipality: municipalityId } : {}),
      recent: seconds(createdAt),
    },
  }
}
