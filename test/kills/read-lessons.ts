import type { Asker } from '../support/asker.ts'
import type { Known } from './lesson-steps.ts'

/** A lesson with all that belongs to it, as it stands in the database. */
export interface Whole extends Known {
  readonly original: { readonly title: string } | null
  readonly reviews: number
}

const page = `query ($after: String) {
  lessons(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id title state version original { title } reviews { significant } }
  }
}`
interface Page {
  nodes: (Omit<Whole, 'reviews' | 'actions'> & { reviews: unknown[] })[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const atOnce = 20

/** Every lesson that this asker sees. */
export async function readLessons(asker: Asker): Promise<Whole[]> {
  const lessons: Whole[] = []
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Page = (await asker.ask(page, { after })).lessons
    for (const { reviews, ...lesson } of nodes)
      lessons.push({ ...lesson, reviews: reviews.length, actions: [] })
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  const histories: string[][] = []
  for (let at = 0; at < lessons.length; at += atOnce)
    histories.push(...(await readHistories(asker, lessons.slice(at, at + atOnce))))
  return lessons.map((lesson, at) => ({ ...lesson, actions: histories[at] ?? [] }))
}

/** What was done to each, in the order in which it was done. */
async function readHistories(asker: Asker, lessons: readonly Whole[]): Promise<string[][]> {
  const fields = lessons.map(
    ({ id }, at) => `h${at}: revisions(of: "${id}", first: 100) { nodes { action } }`,
  )
  const data: Record<string, { nodes: { action: string }[] }> = await asker.ask(`{ ${fields.join(' ')} }`)
  return lessons.map((_, at) => (data[`h${at}`]?.nodes ?? []).map(({ action }) => action).reverse())
}

const search = `query ($query: String!, $first: Int) {
  search(query: $query, kinds: [LESSON], first: $first) { totalCount degraded nodes { ... on Lesson { id } } }
}`

export interface Found {
  readonly ids: string[]
  readonly totalCount: number
  readonly degraded: boolean
}

export async function searchLessons(asker: Asker, query: string, first = 20): Promise<Found> {
  const { nodes, ...found } = (await asker.ask(search, { query, first })).search
  return { ...found, ids: nodes.map(({ id }: { id: string }) => id) }
}
