import { describe, expect, test } from 'vitest'
import { idKey, keysetPage, type Order, textKey } from '../../src/paging/keyset-page.ts'

interface Row {
  id: string
  title: string
}

const row = (n: number): Row => ({
  id: `0000000${n}-0000-7000-8000-000000000000`,
  title: n % 2 ? 'odd' : 'even',
})
const order: Order<Row> = {
  name: 'rows',
  keys: [textKey<Row, 'title'>('title'), idKey<Row>()],
  direction: 'asc',
}

describe('a page by keys', () => {
  test('asks for one row more than it shows, to know whether another page follows', async () => {
    const page = await keysetPage(order, { first: 2 }, async ({ take }) =>
      [row(2), row(4), row(1)].slice(0, take),
    )
    expect(page.edges.map(edge => edge.node)).toEqual([row(2), row(4)])
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  })

  test('goes on after a cursor whose row is gone', async () => {
    const first = await keysetPage(order, { first: 1 }, async () => [row(2), row(4)])
    const asked = await new Promise<object>(seen => {
      void keysetPage(order, { after: first.pageInfo.endCursor }, async query => {
        seen(query.where)
        return []
      })
    })
    expect(asked).toEqual({
      AND: [
        { title: { gte: 'even' } },
        { OR: [{ title: { gt: 'even' } }, { title: 'even', id: { gt: row(2).id } }] },
      ],
    })
  })

  test('reads backwards and shows forwards', async () => {
    const page = await keysetPage(order, { last: 2 }, async ({ orderBy }) => {
      expect(orderBy).toEqual([{ title: 'desc' }, { id: 'desc' }])
      return [row(3), row(1), row(4)]
    })
    expect(page.edges.map(edge => edge.node)).toEqual([row(1), row(3)])
    expect(page.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
  })

  test.each([
    ['a page above 100', { first: 101 }, 'first: 101 is out of range; a page holds 0 to 100 rows.'],
    ['a negative page', { last: -1 }, 'last: -1 is out of range; a page holds 0 to 100 rows.'],
    ['first and last together', { first: 1, last: 1 }, 'last: give either first or last, not both.'],
    [
      'after and before together',
      { after: 'x', before: 'y' },
      'before: give either after or before, not both.',
    ],
    [
      'a cursor that is none',
      { after: 'x' },
      'after: this is not a cursor of ours; take it from pageInfo or an edge.',
    ],
  ])('refuses %s', async (_name, args, message) => {
    await expect(keysetPage(order, args, async () => [])).rejects.toThrow(message)
  })

  test('refuses the cursor of another list', async () => {
    const { pageInfo } = await keysetPage({ ...order, name: 'others' }, {}, async () => [row(1)])
    await expect(keysetPage(order, { after: pageInfo.endCursor }, async () => [])).rejects.toThrow(
      'after: this cursor belongs to another list or order; begin again without it.',
    )
  })
})
