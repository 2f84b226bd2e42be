import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import type { Respect, Tally, Tallied } from '../../db/read/tally.ts'
import type { Where } from '../../db/read/tree.ts'
import { regionsOfCountry } from '../../field/catalogues/above.ts'
import { withinDomains } from '../../field/catalogues/within.ts'
import { dayOf, monthOf } from '../../field/day.ts'
import { whereOriginShows } from '../../knowledge/lessons/rules.ts'
import { fromOrigin, whoTookPart } from '../../knowledge/reuse/reuse-filter.ts'
import { hasStatus } from '../../visits/recommendations/recommendation-filter.ts'
import type { Asked } from './asked.ts'
import { themesOfDomains } from './themes.ts'

// What is on record about some themes in a region: counted, all of it by one statement, under the reader's rules.

/** What a municipality has to tell about a theme. */
export interface Experience {
  /** Lessons that it wrote, wherever they were learned. */
  readonly lessons: number
  /** How often something helped on a visit there in which it took part. */
  readonly helped: number
  /** Visits there in which it took part, over or under way. */
  readonly visits: number
}

/** What it wants to know about it. */
export interface Need {
  readonly questions: number
  /** Recommendations to it that are open or overdue. */
  readonly recommendations: number
  /** Visits there in which it will take part. */
  readonly visitsPlanned: number
}

export interface Cell {
  readonly municipality: string
  readonly theme: string
  readonly experience: Experience
  readonly need: Need
}

export interface OfTheme {
  readonly theme: string
  readonly lessons: number
  readonly practices: number
  readonly visits: number
  /** Open ones. */
  readonly questions: number
  readonly years: readonly { readonly year: number; readonly lessons: number }[]
}

export interface Evidence {
  readonly themes: readonly OfTheme[]
  readonly cells: readonly Cell[]
  /** The partnerships that are not over, each with its members. */
  readonly partnerships: ReadonlyMap<string, ReadonlySet<string>>
  /** What came from the one was wrong for the other: `from to`. */
  readonly wrong: ReadonlySet<string>
  /** Partner municipalities of the region of which nothing is on record, whatever the theme. */
  readonly unheard: readonly string[]
}

export async function gatherEvidence(
  { viewer, db }: Pick<Context, 'viewer' | 'db'>,
  asked: Asked,
  memory: Memory,
): Promise<Evidence> {
  const tallies = talliesOf(asked, viewer, memory)
  const names = Object.keys(tallies) as (keyof typeof tallies)[]
  const counted = await Promise.all(names.map(name => db.$tally(tallies[name])))
  const of = (name: keyof typeof tallies): Tallied => counted[names.indexOf(name)] ?? { total: 0, cells: [] }
  const among = (name: keyof typeof tallies) => {
    const counts = new Map(of(name).cells.map(({ values, count }) => [keyOf(values), count]))
    return (...values: readonly string[]) => counts.get(values.join(' ')) ?? 0
  }
  const pairsOf = (name: keyof typeof tallies) =>
    of(name).cells.map(({ values }) => values.map(({ value }) => value))
  const [lessons, practices, visits, questions] = [
    among('lessonsThere'),
    among('practices'),
    among('visits'),
    among('questionsAsked'),
  ]
  const themes = asked.themes.map(theme => ({
    theme,
    lessons: lessons(theme),
    practices: practices(theme),
    visits: visits(theme),
    questions: questions(theme),
    years: of('years')
      .cells.filter(({ values }) => values[0]?.value === theme)
      .map(({ values, count }) => ({ year: Number(values[1]?.value), lessons: count }))
      .sort((a, b) => a.year - b.year),
  }))
  const [written, helped, made] = [among('written'), among('helped'), among('made')]
  const [wanted, recommended, planned] = [among('wanted'), among('recommended'), among('planned')]
  const known = (['written', 'helped', 'made', 'wanted', 'recommended', 'planned'] as const).flatMap(pairsOf)
  const cells = [...new Map(known.map(pair => [pair.join(' '), pair])).values()].map(
    ([theme = '', municipality = '']) => ({
      theme,
      municipality,
      experience: {
        lessons: written(theme, municipality),
        helped: helped(theme, municipality),
        visits: made(theme, municipality),
      },
      need: {
        questions: wanted(theme, municipality),
        recommendations: recommended(theme, municipality),
        visitsPlanned: planned(theme, municipality),
      },
    }),
  )
  const partnerships = new Map(
    Map.groupBy(pairsOf('members'), ([partnership = '']) => partnership)
      .entries()
      .map(([id, pairs]) => [id, new Set(pairs.map(([, municipality = '']) => municipality))]),
  )
  const heardOf = new Set(
    [...pairsOf('heardOf'), ...pairsOf('visited')].map(([municipality]) => municipality),
  )
  return {
    themes,
    cells,
    partnerships,
    wrong: new Set(pairsOf('wrong').map(pair => pair.join(' '))),
    unheard: southOf(asked, memory).filter(id => !heardOf.has(id)),
  }
}

const keyOf = (values: Tallied['cells'][number]['values']): string =>
  values.map(({ value }) => value).join(' ')

/** The partner municipalities of the region. */
export const southOf = ({ countries }: Asked, memory: Memory): string[] =>
  memory
    .rows('Municipality')
    .filter(
      ({ values: { side, countryCode } }) => side === 'SOUTH' && countries.includes(String(countryCode)),
    )
    .map(({ values: { id } }) => String(id))

const takesPart = [
  ['municipalities', 'id'],
  ['partnerships', 'members', 'municipalityId'],
]

function talliesOf(asked: Asked, viewer: Asked['reader'], memory: Memory) {
  const { themes, countries, now } = asked
  const as = themesOfDomains(themes, memory)
  const theme: Respect = { paths: [['policyDomains', 'code']], as }
  const themeOfVisit: Respect = { paths: [['visit', 'policyDomains', 'code']], as }
  const isAbout = { policyDomains: { some: withinDomains(themes) } }
  const isThere = { countries: { some: { code: { in: [...countries] } } } }
  const isMade = { isDraft: false, cancelledOn: null }
  const month = monthOf(now)
  const isPublished = { state: 'PUBLISHED' }
  const visitThere = { visit: { AND: [isThere, isAbout] } }
  const today = dayOf(now)
  const isAskedHere = { AND: [{ state: 'OPEN' }, isAbout, isAskedOf(countries, memory)] }
  return {
    lessonsThere: tally('Lesson', { AND: [isPublished, isAbout, isThere] }, theme),
    years: tally('Lesson', { AND: [isPublished, isAbout, isThere] }, theme, {
      paths: [['experiencedOn']],
      isYear: true,
    }),
    practices: tally('GoodPractice', { AND: [isPublished, isAbout] }, theme),
    visits: tally('Visit', { AND: [isMade, isAbout, isThere] }, theme),
    questionsAsked: tally('Question', isAskedHere, theme),
    written: tally('Lesson', { AND: [isPublished, isAbout] }, theme, {
      paths: [['municipalityId']],
      when: whereOriginShows(viewer),
    }),
    helped: tally('Reuse', { AND: [{ outcome: 'HELPED' }, visitThere] }, themeOfVisit, {
      paths: whoTookPart,
    }),
    made: tally('Visit', { AND: [isMade, isAbout, isThere, { month: { lt: month } }] }, theme, {
      paths: takesPart,
    }),
    wanted: tally('Question', isAskedHere, theme, {
      paths: [['municipalityId']],
    }),
    recommended: tally(
      'Recommendation',
      { AND: [{ OR: [hasStatus('OPEN', today), hasStatus('OVERDUE', today)] }, visitThere] },
      themeOfVisit,
      { paths: [['municipalityId']] },
    ),
    planned: tally('Visit', { AND: [isMade, isAbout, isThere, { month: { gte: month } }] }, theme, {
      paths: takesPart,
    }),
    wrong: tally(
      'Reuse',
      { AND: [{ outcome: 'WAS_WRONG' }, { visit: isAbout }] },
      {
        paths: [
          ['lesson', 'municipalityId'],
          ['practice', 'municipalityId'],
        ],
        when: fromOrigin(viewer),
      },
      { paths: whoTookPart },
    ),
    members: tally(
      'PartnershipMember',
      { leftOn: null, partnership: { status: { not: 'ENDED' } } },
      { paths: [['partnershipId']] },
      { paths: [['municipalityId']] },
    ),
    heardOf: tally('Lesson', isPublished, { paths: [['municipalityId']], when: whereOriginShows(viewer) }),
    visited: tally('Visit', isMade, { paths: takesPart }),
  }
}

const tally = (model: string, where: Where, ...by: Respect[]): Tally => ({
  model,
  where,
  by,
  isInPartsOnly: true,
})

/** Of a region that one of the countries lies in, of such a country, or of no place at all. */
const isAskedOf = (countries: readonly string[], memory: Memory): Where => ({
  OR: [
    { regions: { some: { code: { in: countries.flatMap(code => regionsOfCountry(code, memory)) } } } },
    { countries: { some: { code: { in: [...countries] } } } },
    { AND: [{ regions: { none: {} } }, { countries: { none: {} } }] },
  ],
})
