/** A lesson that a way of choosing brought: by its key in the example world, or none where it was imported. */
export interface Brought {
  readonly key: string | undefined
  readonly failed: boolean
}

export interface Judged {
  readonly wanted: ReadonlySet<string>
  readonly unwanted: ReadonlySet<string>
  /** Whether a failure is among the wanted: then one is to be there. */
  readonly failureFits: boolean
  readonly brought: readonly Brought[]
}

export type Figures = Record<
  'recall' | 'ndcg10' | 'unwanted' | 'unjudged' | 'withFailure' | 'foreign' | 'items',
  number
>

/** Over all plans. Shares are of what was brought; a failure counts when it is one of the wanted. */
export function measureBriefs(all: readonly Judged[]): Figures {
  const mean = (of: (one: Judged) => number, among = all) =>
    among.reduce((sum, one) => sum + of(one), 0) / Math.max(among.length, 1)
  const share = (of: (one: Brought, judged: Judged) => boolean) =>
    mean(judged => judged.brought.filter(one => of(one, judged)).length / Math.max(judged.brought.length, 1))
  const isWanted = ({ key }: Brought, { wanted }: Judged) => key !== undefined && wanted.has(key)
  const isUnwanted = ({ key }: Brought, { unwanted }: Judged) => key !== undefined && unwanted.has(key)
  return {
    recall: mean(
      one =>
        one.brought.filter(each => isWanted(each, one)).length / Math.min(Math.max(one.wanted.size, 1), 10),
    ),
    ndcg10: mean(ndcg10),
    unwanted: share(isUnwanted),
    unjudged: share(
      (one, judged) => one.key !== undefined && !isWanted(one, judged) && !isUnwanted(one, judged),
    ),
    withFailure: mean(
      one => (one.brought.some(each => each.failed && isWanted(each, one)) ? 1 : 0),
      all.filter(({ failureFits }) => failureFits),
    ),
    foreign: share(({ key }) => key === undefined),
    items: mean(({ brought }) => brought.length),
  }
}

function ndcg10({ brought, wanted }: Judged): number {
  const gain = (place: number) => 1 / Math.log2(place + 2)
  const sum = (places: Iterable<number>) => [...places].reduce((total, place) => total + gain(place), 0)
  const reached = brought.flatMap(({ key }, place) => (key !== undefined && wanted.has(key) ? [place] : []))
  return sum(reached) / sum(Array.from({ length: Math.min(wanted.size, 10) }, (_, place) => place))
}
