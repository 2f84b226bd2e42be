import type { Cell, Evidence, Experience, Need } from './evidence.ts'

// Who should meet whom. In short: one has tried what another is about to do or still has to answer for, and they would
// not meet otherwise.

const mostPairs = 10

/** How much each thing says, the first of its kind; further ones say less and less. */
const weights = {
  experience: { learned: 1, helped: 1.5, visits: 0.5 },
  need: { questions: 2, recommendations: 1.5, visitsPlanned: 1, thinBriefs: 1 },
} as const

/** Nobody sits at every table. */
const most = { ofOneWhoAsks: 3, ofOneWhoKnows: 4 } as const

export interface Pair {
  readonly theme: string
  /** About what else the one knows what the other asks, what promises most first. */
  readonly furtherThemes: readonly string[]
  /** Who has experience, and what speaks for it. */
  readonly knows: string
  readonly experience: Experience
  /** Who has the question, and what speaks for that. */
  readonly asks: string
  readonly need: Need
}

/** The pairs that promise most, the best first. */
export function choosePairs({ cells, partnerships, wrong }: Evidence, among: ReadonlySet<string>): Pair[] {
  const arePartners = (one: string, other: string) =>
    [...partnerships.values()].some(members => members.has(one) && members.has(other))
  const here = cells.filter(({ municipality }) => among.has(municipality))
  const all = here.flatMap(asking =>
    here
      .filter(
        knowing =>
          knowing.theme === asking.theme &&
          knowing.municipality !== asking.municipality &&
          !arePartners(knowing.municipality, asking.municipality) &&
          !wrong.has(`${knowing.municipality} ${asking.municipality}`),
      )
      .map(knowing => ({ knowing, asking, score: knows(knowing) * needs(asking) })),
  )
  const promising = all.filter(({ score }) => score > 0).sort(bestFirst)
  const taken: Pair[] = []
  const times = (role: 'knows' | 'asks', id: string) => taken.filter(pair => pair[role] === id).length
  // Each two once: who is brought together about one theme finds the others.
  for (const [best, ...others] of Map.groupBy(promising, ofWhom).values()) {
    if (!best || taken.length === mostPairs) break
    const { knowing, asking } = best
    if (times('asks', asking.municipality) >= most.ofOneWhoAsks) continue
    if (times('knows', knowing.municipality) >= most.ofOneWhoKnows) continue
    taken.push({
      theme: asking.theme,
      furtherThemes: others.map(other => other.asking.theme),
      knows: knowing.municipality,
      experience: knowing.experience,
      asks: asking.municipality,
      need: asking.need,
    })
  }
  return taken
}

export const knows = ({ experience: { lessons, practices, helped, visits } }: Cell): number =>
  // Of one kind: a practice that a lesson of one's own confirms says no more than one lesson further.
  weights.experience.learned * Math.log1p(lessons + practices) +
  weights.experience.helped * Math.log1p(helped) +
  weights.experience.visits * Math.log1p(visits)

export const needs = ({ need: { questions, recommendations, visitsPlanned, thinBriefs } }: Cell): number =>
  weights.need.questions * Math.log1p(questions) +
  weights.need.recommendations * Math.log1p(recommendations) +
  weights.need.visitsPlanned * Math.log1p(visitsPlanned) +
  weights.need.thinBriefs * Math.log1p(thinBriefs)

interface Possible {
  readonly knowing: Cell
  readonly asking: Cell
  readonly score: number
}

const ofWhom = ({ knowing, asking }: Possible): string => `${knowing.municipality} ${asking.municipality}`

const textOf = (possible: Possible): string => `${possible.asking.theme} ${ofWhom(possible)}`

const bestFirst = (one: Possible, other: Possible): number =>
  other.score - one.score || (textOf(one) < textOf(other) ? -1 : 1)
