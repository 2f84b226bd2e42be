import type { GraphQLResolveInfo } from 'graphql'
import { keysetPage, type Order, type PageQuery } from '../paging/keyset-page.ts'
import type { PageArguments } from '../paging/page-arguments.ts'
import { asksFor } from './asks-for.ts'
import { askedList } from './export-link.ts'

/** A page of a list, with how many rows the whole list has where that was asked for, and with what it was asked. */
export async function connectionPage<Row>(
  order: Order<Row>,
  args: PageArguments,
  info: GraphQLResolveInfo,
  list: { rows: (page: PageQuery) => Promise<Row[]>; total: () => Promise<number> },
) {
  const rows = keysetPage(order, args, list.rows)
  // In the same tick as the rows, so that both are one statement.
  const total = asksFor(info, 'totalCount') ? list.total() : undefined
  const [page, totalCount] = await Promise.all([rows, total])
  // Not a number is what GraphQL refuses to answer with, should a total be read that was not asked for.
  return {
    ...page,
    totalCount: totalCount ?? Number.NaN,
    // Read by the field `export` alone, which few ask for.
    get asked() {
      return askedList(info)
    },
  }
}
