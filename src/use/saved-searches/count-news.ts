import { readersOf } from '../../access/readers.ts'
import type { Context } from '../../context.ts'
import type { News } from '../../search/news.ts'
import { requestOf, type Saved } from './request-of.ts'

type Counted = Saved & { readonly seenSeq: bigint }

interface Waiting {
  readonly saved: Counted[]
  readonly news: Promise<News>
}

const waiting = new WeakMap<Context, Waiting>()

/** How many hits are new, of all searches that a request asks about in one tick by one statement. */
export async function countNews(context: Context, saved: Counted): Promise<{ count: number; upTo: bigint }> {
  const together = waiting.get(context) ?? begin(context)
  const known = together.saved.indexOf(saved)
  const at = known >= 0 ? known : together.saved.push(saved) - 1
  const { counts, upTo } = await together.news
  return { count: counts[at] ?? 0, upTo }
}

function begin(context: Context): Waiting {
  const saved: Counted[] = []
  const { promise, resolve } = Promise.withResolvers<News>()
  const begun = { saved, news: promise }
  waiting.set(context, begun)
  setImmediate(() => {
    waiting.delete(context)
    const asked = saved.map(one => ({ request: requestOf(context.viewer, one), seen: one.seenSeq }))
    resolve(context.search.countNew(asked, readersOf(context.viewer)))
  })
  return begun
}
