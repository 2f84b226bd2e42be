import type { Searched } from '../src/context.ts'
import { mostWords } from '../src/use/gaps/rules.ts'
import { openProduct } from './sets/open-product.ts'
import { readSet } from './sets/read-set.ts'

// How well its best hit answers a query, when there is an answer to it and when there is none: of every other query
// the documents that answer it are left out. `npm run bench:gaps -- SET...`

for (const file of process.argv.slice(2)) {
  const set = await readSet(file)
  const unanswered = set.queries.filter((_, at) => at % 2 === 1)
  const gone = new Set(unanswered.flatMap(({ relevant }) => relevant))
  const docs = set.docs.filter(({ id }) => !gone.has(id))
  const heard: Searched[] = []
  await using path = await openProduct({ ...set, docs }, 'embedded', { MEILI_PREFIX: 'bench' }, searched =>
    heard.push(searched),
  )
  const shares: Record<'good' | 'poor' | 'none', number[]> = { good: [], poor: [], none: [] }
  for (const [at, { text, relevant }] of set.queries.entries()) {
    heard.length = 0
    const [best] = await path.ask(text)
    const lacking = heard[0]?.lacking
    if (!lacking || lacking.words === 0 || lacking.words > mostWords) continue
    const hasAnswer = at % 2 === 0 && relevant.some(id => !gone.has(id))
    const kind = !hasAnswer ? 'none' : best !== undefined && relevant.includes(best) ? 'good' : 'poor'
    shares[kind].push(lacking.share)
  }
  const below = (of: number[], share: number) =>
    `${Math.round((100 * of.filter(each => each < share).length) / Math.max(of.length, 1))} %`
  console.log(
    `${set.name}: ${shares.good.length} answered first, ${shares.poor.length} later, ${shares.none.length} not`,
  )
  for (const share of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45])
    console.log(
      `  below ${share}: ${below(shares.good, share)} of those answered first, ${below(shares.poor, share)} later, ${below(shares.none, share)} not`,
    )
}
