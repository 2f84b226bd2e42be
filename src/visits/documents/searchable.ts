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

/** Some hundred pages: what comes after is read where the document is, and not found. */
const longestText = 300_000

const named = { select: { name: true, otherNames: true } } satisfies Prisma.MunicipalityDefaultArgs

const select = {
  id: true,
  title: true,
  language: true,
  kind: true,
  visibility: true,
  createdAt: true,
  file: { select: { pages: { select: { text: true }, orderBy: { number: 'asc' } } } },
  visit: {
    select: {
      month: true,
      municipalities: { select: { id: true, ...named.select } },
      partnerships: { select: { name: true, members: { select: { municipality: named } } } },
      ...foundUnder,
    },
  },
} satisfies Prisma.DocumentSelect

type Row = Prisma.DocumentGetPayload<{ select: typeof select }>

/**
 * Neither withdrawn nor of a visit that is a draft. Said so that it holds for who sees no visits too: to him there is
 * none, and so none that is a draft.
 */
export const isFindable = {
  withdrawnOn: null,
  NOT: { visit: { isDraft: true } },
} satisfies Prisma.DocumentWhereInput

/** Documents can be found by what they are called and what stands on their pages, by those who may read them. */
export const searchableDocuments: Searchable = {
  kind: 'Document',
  ids: (prisma, after, take) => idsAfter(prisma.document, isFindable, after, take),
  async load(prisma, ids) {
    const rows = await prisma.document.findMany({ where: { ...isFindable, id: { in: [...ids] } }, select })
    return rows.map(asFindable)
  },
}

/** A personal report of the association is no municipality's while it is internal. */
const ownersOf = ({ kind, visit }: Row): string[] =>
  kind === 'PERSONAL_REPORT' ? [] : inOrder(visit.municipalities.map(({ id }) => id))

function asFindable(row: Row): Findable {
  const { id, title, language, visibility, visit, createdAt } = row
  const owners = ownersOf(row)
  // Who is not signed in may not know of visits, and finds by the document alone.
  const told = visibility === 'PUBLIC' ? undefined : visit
  return {
    id,
    language,
    // Words are counted for one municipality; of several that travelled together, for the association.
    audience: writeAudience(visibility, owners.length === 1 ? (owners[0] ?? null) : null),
    fields: {
      title,
      context: (row.file?.pages ?? [])
        .map(({ text }) => text)
        .join('\n')
        .slice(0, longestText),
      names: told ? [...namesOfPlaces(told.countries), ...namesOf(told)].join('\n') : '',
    },
    attributes: {
      kind: 'DOCUMENT',
      ...facetValues(told ?? { missionTypes: [], policyDomains: [], countries: [] }),
      language,
      visibility,
      ...(owners.length > 0 ? { municipality: owners } : {}),
      ...(told ? { year: told.month.getUTCFullYear(), month: monthNumber(told.month) } : {}),
      recent: seconds(createdAt),
    },
  }
}

function namesOf({ municipalities, partnerships }: Row['visit']): string[] {
  const members = partnerships.flatMap(partnership => partnership.members.map(member => member.municipality))
  return inOrder([
    ...[...municipalities, ...members].flatMap(({ name, otherNames }) => [name, ...otherNames]),
    ...partnerships.map(({ name }) => name),
  ])
}
