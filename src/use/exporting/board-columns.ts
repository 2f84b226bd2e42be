import type { GraphQLField } from 'graphql'
import { at, type Column, column, columns, made, rowsAt } from './column.ts'

/** What leads to what was counted, as JSON. */
const filter = made('filter', ['filter'], row => JSON.stringify(row['filter']))

/** For each dimension its value and what that is called, and the numbers. */
function boardColumns(
  given: Readonly<Record<string, unknown>>,
  { args }: Pick<GraphQLField<unknown, unknown>, 'args'>,
): Column[] {
  const usually = args.find(({ name }) => name === 'by')?.defaultValue
  const by = [given['by'] ?? usually ?? []].flat().map(String)
  return [
    ...by.flatMap((dimension, i) => {
      const name = inCamels(dimension)
      return [valueColumn(name, 'value', i), valueColumn(`${name}Label`, 'label', i)]
    }),
    column('count'),
    column('share'),
    filter,
  ]
}

const valueColumn = (name: string, field: 'value' | 'label', i: number): Column =>
  made(name, [`values.${field}`], row => {
    const value = rowsAt(row, 'values')[i]
    return value ? at(value, field) : null
  })

/** POLICY_DOMAIN as columns are named: policyDomain. */
const inCamels = (word: string): string =>
  word.toLowerCase().replace(/_[a-z]/g, letter => letter.charAt(1).toUpperCase())

/** By the type of a board the field that holds its rows, and what stands in its file. */
export const boardRows: Readonly<Record<string, { rows: string; columns: typeof boardColumns }>> = {
  InsightBoard: { rows: 'rows', columns: boardColumns },
  LearningNetwork: {
    rows: 'edges',
    columns: () => [...columns('from fromName to toName count'), filter, ...columns('way list')],
  },
}
