import type { Prisma } from '../../db/generated/client/client.ts'
import {
  country,
  facetValues,
  foundUnder,
  inOrder,
  labels,
  labelsOf,
  namesOfPlaces,
  region,
  seconds,
} from '../../field/found-under.ts'
import { languages } from '../../language/language.ts'
import { valueName } from '../../language/value-names.ts'
import { writeAudience } from '../../search/audience.ts'
import { type Findable, idsAfter, type Searchable } from '../../search/searchable.ts'

// The outline and nothing else: what all who are signed in may know. Days, place, purpose, sessions and guests stay out.
export const eventText = {
  id: true,
  title: true,
  form: true,
  languages: true,
  policyDomains: { select: labels },
  concepts: { select: { termsNl: true, termsFr: true, termsEs: true, termsEn: true } },
  programmes: { select: labels },
  countries: country,
  regions: region,
  organisers: { select: { name: true, otherNames: true } },
} satisfies Prisma.EventSelect

const select = {
  ...eventText,
  month: true,
  policyDomains: { select: { ...foundUnder.policyDomains.select, ...labels } },
} satisfies Prisma.EventSelect

export type EventText = Prisma.EventGetPayload<{ select: typeof eventText }>
type Row = Prisma.EventGetPayload<{ select: typeof select }>

/** Also asked of what was found: the index may be a moment behind. */
export const isFindable = { announcedOn: { not: null } } satisfies Prisma.EventWhereInput

/** Every event that was announced can be found by its outline, by all who are signed in. */
export const searchableEvents: Searchable = {
  kind: 'Event',
  ids: (prisma, after, take) => idsAfter(prisma.event, isFindable, after, take),
  async load(prisma, ids) {
    const rows = await prisma.event.findMany({ where: { ...isFindable, id: { in: [...ids] } }, select })
    return rows.map(asFindable)
  },
}

const visibility = 'NETWORK'

/** The fields are called as a lesson's, so that one ranking weighs both. */
export function eventFields(row: EventText) {
  const themes = labelsOf([...row.policyDomains, ...row.programmes])
  const concepts = row.concepts.flatMap(({ termsNl, termsFr, termsEs, termsEn }) =>
    [termsNl, termsFr, termsEs, termsEn].flatMap(terms => terms.slice(0, 1)),
  )
  const forms = languages.map(language => valueName('eventForm', row.form, language))
  const organisers = row.organisers.flatMap(({ name, otherNames }) => [name, ...otherNames])
  return {
    title: row.title,
    context: inOrder([...forms, ...themes, ...concepts]).join('\n'),
    names: [...namesOfPlaces(row.countries, row.regions), ...inOrder(organisers)].join('\n'),
  }
}

function asFindable(row: Row): Findable {
  const { id, month, policyDomains, countries, regions } = row
  return {
    id,
    // The first that people speak there is the one in which they are asked to come.
    language: row.languages[0] ?? 'nl',
    audience: writeAudience(visibility, null),
    fields: eventFields(row),
    attributes: {
      kind: 'EVENT',
      ...facetValues({ missionTypes: [], policyDomains, countries, regions }),
      year: month.getUTCFullYear(),
      visibility,
      recent: seconds(month),
    },
  }
}
