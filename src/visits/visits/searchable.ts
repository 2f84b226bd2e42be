import type { Prisma } from '../../db/generated/client/client.ts'
import {
  country,
  facetValues,
  foundUnder,
  inOrder,
  labels,
  labelsOf,
  monthNumber,
  namesOfPlaces,
  seconds,
} from '../../field/found-under.ts'
import { writeAudience } from '../../search/audience.ts'
import { type Findable, idsAfter, type Searchable } from '../../search/searchable.ts'

const named = { select: { name: true, otherNames: true } } satisfies Prisma.MunicipalityDefaultArgs

// The outline and nothing else: what all who are signed in may know. Days, delegation, places and texts stay out.
export const visitText = {
  id: true,
  title: true,
  missionTypes: { select: labels },
  policyDomains: { select: labels },
  countries: country,
  municipalities: named,
  partnerships: { select: { name: true, members: { select: { municipality: named } } } },
} satisfies Prisma.VisitSelect

const select = {
  ...visitText,
  month: true,
  missionTypes: { select: { ...foundUnder.missionTypes.select, ...labels } },
  policyDomains: { select: { ...foundUnder.policyDomains.select, ...labels } },
} satisfies Prisma.VisitSelect

export type VisitText = Prisma.VisitGetPayload<{ select: typeof visitText }>
type Row = Prisma.VisitGetPayload<{ select: typeof select }>

/** Also asked of what was found: the index may be a moment behind. */
export const isFindable = { isDraft: false } satisfies Prisma.VisitWhereInput

/** Every visit but drafts can be found by its outline, by all who are signed in. */
export const searchableVisits: Searchable = {
  kind: 'Visit',
  ids: (prisma, after, take) => idsAfter(prisma.visit, isFindable, after, take),
  async load(prisma, ids) {
    const rows = await prisma.visit.findMany({ where: { ...isFindable, id: { in: [...ids] } }, select })
    return rows.map(asFindable)
  },
}

const visibility = 'NETWORK'

/** The fields that a ranking weighs. */
export function visitFields(row: VisitText) {
  return {
    title: row.title,
    context: inOrder(labelsOf([...row.missionTypes, ...row.policyDomains])).join('\n'),
    names: [...namesOfPlaces(row.countries), ...namesOf(row)].join('\n'),
  }
}

function asFindable(row: Row): Findable {
  const { id, month } = row
  return {
    id,
    // Titles of visits have no language of their own; most are the association's.
    language: 'nl',
    audience: writeAudience(visibility, null),
    fields: visitFields(row),
    attributes: {
      kind: 'VISIT',
      ...facetValues(row),
      year: month.getUTCFullYear(),
      month: monthNumber(month),
      visibility,
      recent: seconds(month),
    },
  }
}

function namesOf({ municipalities, partnerships }: VisitText): string[] {
  const members = partnerships.flatMap(partnership => partnership.members.map(member => member.municipality))
  const names = [
    ...[...municipalities, ...members].flatMap(({ name, otherNames }) => [name, ...otherNames]),
    ...partnerships.map(({ name }) => name),
  ]
  return inOrder(names)
}
