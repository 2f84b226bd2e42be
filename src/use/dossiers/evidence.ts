import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import type { Tallied } from '../../db/read/tally.ts'
import type { Asked } from './asked.ts'
import { talliesOf } from './tallies.ts'

// What is on record about some themes in a region: counted, all of it by one statement, under the reader's rules.

/** What a municipality has to tell about a theme. */
export interface Experience {
  /** Lessons that it wrote, wherever they were learned. */
  readonly lessons: number
  /** Good practices that it wrote, or that a lesson of it confirms. */
  readonly practices: number
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
  /** Those of them whose brief has little in it. */
  readonly thinBriefs: number
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
  { db }: Pick<Context, 'db'>,
  asked: Asked,
  memory: Memory,
): Promise<Evidence> {
  const tallies = talliesOf(asked, memory)
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
  const [written, confirmed, helped, made] = [
    among('written'),
    among('confirmed'),
    among('helped'),
    among('made'),
  ]
  const [wanted, recommended, planned] = [among('wanted'), among('recommended'), among('planned')]
  const empty = among('emptyBriefs')
  const inBrief = among('inFixedBriefs')
  const thin = Map.groupBy(
    pairsOf('fixedBriefs').filter(([, , visit = '']) => inBrief(visit) < little),
    ([theme, municipality]) => `${theme} ${municipality}`,
  )
  const known = asPairs.flatMap(pairsOf)
  const cells = [...new Map(known.map(pair => [pair.join(' '), pair])).values()].map(
    ([theme = '', municipality = '']) => ({
      theme,
      municipality,
      experience: {
        lessons: written(theme, municipality),
        practices: confirmed(theme, municipality),
        helped: helped(theme, municipality),
        visits: made(theme, municipality),
      },
      need: {
        questions: wanted(theme, municipality),
        recommendations: recommended(theme, municipality),
        visitsPlanned: planned(theme, municipality),
        thinBriefs: empty(theme, municipality) + (thin.get(`${theme} ${municipality}`)?.length ?? 0),
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

/** Counts by theme and municipality. */
const asPairs = ['written', 'confirmed', 'helped', 'made', 'wanted', 'recommended', 'planned'] as const

/** A brief with fewer lessons of our own has little in it: then imported ones come in. */
const little = 3

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
