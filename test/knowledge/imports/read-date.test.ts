import { expect, test } from 'vitest'
import { readDate } from '../../../src/knowledge/imports/read-date.ts'

test.each([
  ['2018-09-22T00:00:00Z', '2018-09-22'],
  ['2018-09-22', '2018-09-22'],
  ['27-06-2019', '2019-06-27'],
  ['05-10-2020', '2020-10-05'],
  ['5.10.2020', '2020-10-05'],
  ['27/06/2019', '2019-06-27'],
  ['06/27/2019', '2019-06-27'],
  ['06/06/2019', '2019-06-06'],
  [' 2020-02-29 ', '2020-02-29'],
])('%s is %s', (written, date) => {
  expect(readDate(written)).toEqual({ date })
})

test.each([
  ['', 'no date'],
  ['05/10/2020', "'05/10/2020' can be read as two dates"],
  ['2019-02-29', "'2019-02-29' is not a day of the calendar"],
  ['31-13-2020', "'31-13-2020' is not a day of the calendar"],
  ['spring 2020', "'spring 2020' is not a date we can read"],
  ['43831', "'43831' is not a date we can read"],
])('%j is refused', (written, problem) => {
  expect(readDate(written)).toEqual({ problem })
})
