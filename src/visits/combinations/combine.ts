/** A visit as far as it matters whether it could be made together with others. */
export interface Planned {
  readonly id: string
  readonly startsOn: Date
  readonly endsOn: Date
  /** The ids of the municipalities that travel. */
  readonly municipalities: readonly string[]
  readonly countries: readonly string[]
  /** The regions in which its countries count as near. */
  readonly areas: readonly string[]
  readonly policyDomains: readonly string[]
  readonly programmes: readonly string[]
}

/** Visits of several municipalities to one region, each within some weeks of the next. */
export interface Combination<Visit extends Planned = Planned> {
  readonly area: string
  readonly from: Date
  readonly until: Date
  /** The one that leaves first comes first. */
  readonly visits: readonly Visit[]
  /** Where all of them go; null where they go to several countries of the region. */
  readonly country: string | null
  /** What at least two of the visits share. */
  readonly policyDomains: readonly string[]
  readonly programmes: readonly string[]
}

const week = 7 * 86_400_000

/** Which visits could be synchronised: to the same region, overlapping or within the weeks set, of several municipalities. */
export function combine<Visit extends Planned>(
  visits: readonly Visit[],
  togetherWeeks: number,
): Combination<Visit>[] {
  const areas = [...new Set(visits.flatMap(visit => visit.areas))].sort()
  const inOrder = [...visits].sort(
    (a, b) => a.startsOn.getTime() - b.startsOn.getTime() || (a.id < b.id ? -1 : 1),
  )
  return areas
    .flatMap(area =>
      chains(
        inOrder.filter(visit => visit.areas.includes(area)),
        togetherWeeks * week,
      )
        .filter(isOfSeveral)
        .map(chain => combinationOf(area, chain)),
    )
    .sort((a, b) => a.from.getTime() - b.from.getTime() || (a.area < b.area ? -1 : 1))
}

/** Each visit with those before it that are not over by then, nor for longer than the time between. */
function chains<Visit extends Planned>(inOrder: readonly Visit[], between: number): Visit[][] {
  const found: Visit[][] = []
  let until = Number.NEGATIVE_INFINITY
  for (const visit of inOrder) {
    const last = found.at(-1)
    if (last && visit.startsOn.getTime() <= until + between) last.push(visit)
    else {
      found.push([visit])
      until = Number.NEGATIVE_INFINITY
    }
    until = Math.max(until, visit.endsOn.getTime())
  }
  return found
}

const isOfSeveral = (visits: readonly Planned[]): boolean =>
  visits.length > 1 && new Set(visits.map(visit => [...visit.municipalities].sort().join())).size > 1

function combinationOf<Visit extends Planned>(
  area: string,
  visits: readonly [...Visit[]],
): Combination<Visit> {
  const countries = new Set(visits.flatMap(visit => visit.countries))
  const [only] = countries
  return {
    area,
    visits,
    from: new Date(Math.min(...visits.map(({ startsOn }) => startsOn.getTime()))),
    until: new Date(Math.max(...visits.map(({ endsOn }) => endsOn.getTime()))),
    country: countries.size === 1 && only !== undefined ? only : null,
    policyDomains: sharedBy(visits.map(visit => visit.policyDomains)),
    programmes: sharedBy(visits.map(visit => visit.programmes)),
  }
}

/** What stands in two lists or more, what most have first. */
function sharedBy(lists: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>()
  for (const each of lists.flatMap(list => [...new Set(list)])) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .map(([each]) => each)
}
