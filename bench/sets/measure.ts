/** How well the first ten answers serve: 1 is perfect, over all queries of a set. */
export type Figures = { ndcg10: number; hit1: number; hit10: number; mrr: number }

export type Answer = { readonly found: readonly string[]; readonly relevant: readonly string[] }

export function measure(answers: readonly Answer[]): Figures {
  const mean = (of: (answer: Answer) => number) =>
    answers.reduce((sum, answer) => sum + of(answer), 0) / Math.max(answers.length, 1)
  return {
    ndcg10: mean(ndcg10),
    hit1: mean(answer => (firstPlace(answer) === 1 ? 1 : 0)),
    hit10: mean(answer => (firstPlace(answer) <= 10 ? 1 : 0)),
    mrr: mean(answer => 1 / firstPlace(answer)),
  }
}

function ndcg10({ found, relevant }: Answer): number {
  const wanted = new Set(relevant)
  const gain = (place: number) => 1 / Math.log2(place + 2)
  let reached = 0
  for (const [place, id] of found.slice(0, 10).entries()) if (wanted.has(id)) reached += gain(place)
  let best = 0
  for (let place = 0; place < Math.min(wanted.size, 10); place++) best += gain(place)
  return best === 0 ? 0 : reached / best
}

function firstPlace({ found, relevant }: Answer): number {
  const wanted = new Set(relevant)
  const place = found.findIndex(id => wanted.has(id))
  return place < 0 ? Infinity : place + 1
}
