import type { Readers } from '../tables/load-data.ts'
import { json } from '../systems/system.ts'

/** One way to list lessons, for one viewer. */
export interface List {
  readonly title: string
  readonly headers: Record<string, string>
  readonly variables: object
}

export const pageSize = 20
/** Counted in pages of that size. */
export const farPage = 10_000

const query = `query ($first: Int!, $after: String, $order: LessonOrder!, $filter: LessonFilter) {
  lessons(first: $first, after: $after, orderBy: $order, filter: $filter) {
    pageInfo { hasNextPage endCursor } nodes { number title createdAt }
  }
}`

/** The body that asks for a page of it. */
export const pageOf = ({ variables }: List, first: number, after?: string): string =>
  JSON.stringify({ query, variables: { ...variables, first, after } })

const orders = [
  ['by date', { field: 'CREATED_AT', direction: 'DESC' }],
  ['by title', { field: 'TITLE', direction: 'ASC' }],
] as const

const filters = [
  ['', undefined],
  [', one policy domain', { policyDomains: ['drinking-water'] }],
] as const

export function allLists(readers: Readers, publicShare: number): List[] {
  const viewers = [
    [`a visitor who may see ${publicShare * 100} %`, json],
    ['an editor', { ...json, authorization: `Bearer ${readers.editor}` }],
  ] as const
  return viewers.flatMap(([viewer, headers]) =>
    orders.flatMap(([byWhat, order]) =>
      filters.map(([narrowed, filter]) => ({
        title: `${viewer}, ${byWhat}${narrowed}`,
        headers,
        variables: { order, filter },
      })),
    ),
  )
}
