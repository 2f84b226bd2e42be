import { notACursor } from '../errors.ts'
import { type CursorValue, readCursor, writeCursor } from './cursor.ts'
import { checkPageArguments, defaultPage, type PageArguments } from './page-arguments.ts'

export type Direction = 'asc' | 'desc'

/** One column of an order. Its values are never null; the last column of an order is unique. */
export interface Key<Row> {
  readonly column: string
  readonly read: (row: Row) => CursorValue
  /** From the cursor back to what the database compares with, or undefined when it cannot be such a value. */
  readonly parse: (value: CursorValue) => unknown
}

export interface Order<Row> {
  /** Names the list and its order, so that a cursor of another one is refused. */
  readonly name: string
  readonly keys: readonly Key<Row>[]
  readonly direction: Direction
}

export interface PageQuery {
  readonly where: object
  readonly orderBy: object[]
  readonly take: number
}

export interface Page<Row> {
  edges: { readonly cursor: string; node: Row }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** Reads one page by the values of its keys, never by counting rows off: page 10,000 costs what page 1 costs. */
export async function keysetPage<Row>(
  order: Order<Row>,
  args: PageArguments,
  read: (query: PageQuery) => Promise<Row[]>,
): Promise<Page<Row>> {
  checkPageArguments(args)
  const backwards = args.last != null || (args.before != null && args.first == null)
  const size = args.last ?? args.first ?? defaultPage
  const direction = backwards ? turned(order.direction) : order.direction
  const cursor = args.after ?? args.before
  const argument = args.after != null ? 'after' : 'before'
  const bounds =
    cursor == null
      ? {}
      : beyond(
          order,
          parseCursor(order, cursor, argument),
          args.after != null ? order.direction : turned(order.direction),
        )
  const rows = await read({
    where: bounds,
    orderBy: order.keys.map(key => ({ [key.column]: direction })),
    take: size + 1,
  })
  const more = rows.length > size
  const page = more ? rows.slice(0, size) : rows
  if (backwards) page.reverse()
  // Written where somebody asks for it: most ask for none but the last.
  const edges = page.map(node => ({
    node,
    get cursor() {
      return writeCursor(
        order.name,
        order.keys.map(key => key.read(node)),
      )
    },
  }))
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? args.before != null : more,
      hasPreviousPage: backwards ? more : args.after != null,
      get startCursor() {
        return edges[0]?.cursor ?? null
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null
      },
    },
  }
}

const turned = (direction: Direction): Direction => (direction === 'asc' ? 'desc' : 'asc')

function parseCursor<Row>(order: Order<Row>, cursor: string, argument: string): unknown[] {
  const values = readCursor(cursor, order.name, order.keys.length, argument)
  return order.keys.map((key, i) => {
    const value = key.parse(values[i] as CursorValue)
    if (value === undefined) throw notACursor(argument)
    return value
  })
}

/**
 * (a, b) > (x, y) as Prisma says it: a ≥ x and (a > x or b > y). The first condition alone bounds the index,
 * the second only trims the rows that share the first value.
 */
function beyond<Row>(order: Order<Row>, values: unknown[], direction: Direction): object {
  const than = direction === 'asc' ? 'gt' : 'lt'
  const [first] = order.keys
  if (!first) return {}
  return {
    AND: [
      { [first.column]: { [`${than}e`]: values[0] } },
      {
        OR: order.keys.map((key, i) => ({
          ...Object.fromEntries(order.keys.slice(0, i).map((equal, j) => [equal.column, values[j]])),
          [key.column]: { [than]: values[i] },
        })),
      },
    ],
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const asMoment = (value: CursorValue) => {
  const moment = new Date(value)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** The unique key that ends every order. */
export const idKey = <Row extends { id: string }>(): Key<Row> => ({
  column: 'id',
  read: row => row.id,
  parse: value => (typeof value === 'string' && uuid.test(value) ? value : undefined),
})

/** The short number that people say, unique too. */
export const numberKey = <Row extends { number: number }>(): Key<Row> => ({
  column: 'number',
  read: row => row.number,
  parse: value => (Number.isInteger(value) ? value : undefined),
})

export const momentKey = <Row, Column extends string & keyof Row>(
  column: Column & (Row[Column] extends Date ? unknown : never),
): Key<Row> => ({
  column,
  read: row => (row[column] as Date).toISOString(),
  parse: asMoment,
})

export const textKey = <Row, Column extends string & keyof Row>(
  column: Column & (Row[Column] extends string ? unknown : never),
): Key<Row> => ({
  column,
  read: row => row[column] as string,
  parse: value => (typeof value === 'string' ? value : undefined),
})
