import { expect, test } from 'vitest'
import { nameDraggedDates } from '../../../src/knowledge/imports/dragged-dates.ts'
import { all } from './bytes-of.ts'

async function dragged(...dates: (string | null)[]) {
  return named(dates.map(date => ({ operation: 'MDRAA001', date })))
}

async function named(rows: { operation: string; date: string | null }[]) {
  const out = await all(nameDraggedDates(rows))
  expect(out.map(({ row }) => row)).toEqual(rows)
  return out.map(({ dragged }) => dragged)
}

test('three dates that rise by a day a row are named, over the end of a month and a leap day too', async () => {
  expect(await dragged('2020-02-28', '2020-02-29', '2020-03-01')).toEqual(['day', 'day', 'day'])
})

test('two in a row are a coincidence', async () => {
  expect(await dragged('2020-01-01', '2020-01-02', '2020-01-02')).toEqual([null, null, null])
})

test('equal dates, steps of two days and falling dates are left alone', async () => {
  expect(await dragged('2020-01-05', '2020-01-05', '2020-01-05')).toEqual([null, null, null])
  expect(await dragged('2020-01-01', '2020-01-03', '2020-01-05')).toEqual([null, null, null])
  expect(await dragged('2020-01-03', '2020-01-02', '2020-01-01')).toEqual([null, null, null])
})

test('only the rows of the run are named, not those before and after it', async () => {
  const dates = ['2020-01-01', '2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04', '2020-01-04']
  expect(await dragged(...dates)).toEqual([null, 'day', 'day', 'day', 'day', null])
})

test('another operation, or a row without a date, ends a run', async () => {
  const rows = ['A', 'A', 'B', 'B'].map((operation, i) => ({ operation, date: `2020-01-0${i + 1}` }))
  expect(await named(rows)).toEqual([null, null, null, null])
  expect(await dragged('2020-01-01', '2020-01-02', null, '2020-01-03')).toEqual([null, null, null, null])
})

test('dates dragged by the year or the month are as empty as those dragged by the day', async () => {
  expect(await dragged('2021-08-26', '2022-08-26', '2023-08-26', '2024-08-26')).toEqual(Array(4).fill('year'))
  expect(await dragged('2021-11-05', '2021-12-05', '2022-01-05')).toEqual(Array(3).fill('month'))
})

test('a run that goes over into one with another step shares its row with it', async () => {
  expect(await dragged('2020-01-01', '2020-01-02', '2021-01-02', '2022-01-02')).toEqual([
    null,
    'year',
    'year',
    'year',
  ])
  const both = ['2020-01-01', '2020-01-02', '2020-01-03', '2021-01-03', '2022-01-03']
  expect(await dragged(...both)).toEqual(['day', 'day', 'day', 'year', 'year'])
})
