import { z } from 'zod'
import { farPage, type List, pageOf, pageSize } from './lists.ts'

/** Where a page begins, and which of the list's pages of twenty that is. */
export interface Place {
  readonly after: string | undefined
  readonly page: number
  readonly rows: number
}

const answer = z.object({
  data: z.object({
    lessons: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(z.object({ number: z.number() })),
    }),
  }),
})

const stride = 100

/** Goes through the list as a reader would, page by page, up to page 10,000 or to the last that is full. */
export async function walk(url: string, list: List): Promise<{ first: Place; far: Place }> {
  const first = await placeAt(url, list, undefined, 1)
  let far = first
  let after: string | undefined
  const farthest = (farPage - 1) * pageSize
  for (let seen = 0; seen <= farthest;) {
    const step = Math.min(stride, farthest - seen) || pageSize
    const { pageInfo, nodes } = await ask(url, list, step, after)
    if (nodes.length < pageSize) break
    far = { after, page: 1 + seen / pageSize, rows: Math.min(nodes.length, pageSize) }
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor ?? undefined
    seen += step
  }
  return { first, far }
}

async function placeAt(url: string, list: List, after: string | undefined, page: number): Promise<Place> {
  const { nodes } = await ask(url, list, pageSize, after)
  return { after, page, rows: nodes.length }
}

async function ask(url: string, list: List, first: number, after: string | undefined) {
  const response = await fetch(url, {
    method: 'POST',
    headers: list.headers,
    body: pageOf(list, first, after),
  })
  return answer.parse(await response.json()).data.lessons
}
