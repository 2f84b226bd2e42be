import { expect, test } from 'vitest'
import { readIfrc } from '../../../src/knowledge/imports/read-ifrc.ts'
import { all, bytesOf, clock } from './bytes-of.ts'

const CLEAN =
  'Lead Title,Modified Excerpt,DREF_Sector,DREF_DimCode,DREF_Dimension,DREF_Subdimension,Learning,Region,Country,Date,Hazard,Type of operation'
const RAW =
  ',Modified Excerpt,Learning,DREF Sector,Lead Title,Hazard,Country,Date,Region,DREF Dimension,DREF Subdimension,Type of operation'

const read = (...lines: string[]) => all(readIfrc(bytesOf(lines.join('\r\n')), { clock }))

const raw = (
  date: string,
  text: string,
  rest: Partial<Record<'code' | 'country' | 'learning', string>> = {},
) =>
  `7,"${text}",${rest.learning ?? 'Challenges'},Health,${rest.code ?? 'MDRAA001'},Flood,${rest.country ?? 'Togo'},${date},Africa,Coordination,Procurement,DREF`

test('a row of the clean file becomes a lesson with all that its source states', async () => {
  const row =
    'MDRTN999,"The tents came before the list of families, so they stood empty.",Water Sanitation and Hygiene,3-OC.1,Operational Capacity,Needs Assessment,Challenges,MENA,North  Korea,2018-09-22T00:00:00Z,Flood,DREF'
  expect(await read(CLEAN, row)).toEqual([
    {
      line: 2,
      undated: undefined,
      notes: [],
      lesson: {
        sourceKey: expect.stringMatching(/^MDRTN999:[\w-]{22}$/),
        title: 'The tents came before the list of families, so they stood empty',
        titleIsMade: true,
        language: 'en',
        context:
          'Red Cross and Red Crescent operation MDRTN999 in North Korea (flood): Water Sanitation and Hygiene; Needs Assessment.',
        whatHappened: null,
        lesson: 'The tents came before the list of families, so they stood empty.',
        recommendation: null,
        outcome: 'NOT_STATED',
        experiencedOn: '2018-09-22',
        sourceDocument: 'IFRC operation MDRTN999',
        sourceUrl: null,
        sourceOutcome: 'Challenges',
        policyDomains: ['safety-disasters', 'water-sanitation'],
        countries: ['KP'],
      },
    },
  ])
})

test('a success worked; what else the coders wrote states no outcome, and their word is kept', async () => {
  const words = ['Success', 'Challenges', 'Lessons Learnt', '']
  const records = await read(RAW, ...words.map((learning, i) => raw('22-09-2018', `text ${i}`, { learning })))
  expect(records.map(r => 'lesson' in r && [r.lesson.outcome, r.lesson.sourceOutcome])).toEqual([
    ['WORKED', 'Success'],
    ['NOT_STATED', 'Challenges'],
    ['NOT_STATED', 'Lessons Learnt'],
    ['NOT_STATED', null],
  ])
})

test('the raw file has both forms of dates; those dragged, in the future or unreadable are named and not taken', async () => {
  const dates = [
    ['27-06-2019', 'MDRAA001'],
    ['28-06-2019', 'MDRAA001'],
    ['29-06-2019', 'MDRAA001'],
    ['2018-01-25', 'MDRBB001'],
    ['26-01-2018', 'MDRBB001'],
    ['26-08-2029', 'MDRCC001'],
    ['05/10/2020', 'MDRCC001'],
    ['', 'MDRCC001'],
  ] as const
  const records = await read(RAW, ...dates.map(([date, code], i) => raw(date, `text ${i}`, { code })))
  const dragged = (date: string) =>
    `${date} is one of three or more dates of MDRAA001 that rise by exactly one day a row`
  expect(records.map(r => 'lesson' in r && [r.line, r.lesson.experiencedOn, r.undated])).toEqual([
    [2, null, dragged('2019-06-27')],
    [3, null, dragged('2019-06-28')],
    [4, null, dragged('2019-06-29')],
    [5, '2018-01-25', undefined],
    [6, '2018-01-26', undefined],
    [7, null, '2029-08-26 is in the future'],
    [8, null, "'05/10/2020' can be read as two dates"],
    [9, null, 'no date'],
  ])
})

test('the same excerpt of the same operation is one lesson, however it is spaced, accented or filed', async () => {
  const records = await read(
    RAW,
    raw('22-09-2018', 'Les  besoins évalués'),
    raw('01-01-2019', ' les besoins EVALUES  ', { learning: 'Success' }),
    raw('22-09-2018', 'Les besoins évalués', { code: 'MDRBB002' }),
  )
  const [first, second, other] = records.map(r => 'lesson' in r && r.lesson.sourceKey)
  expect(second).toBe(first)
  expect(other).not.toBe(first)
})

test('a row that cannot be a lesson is refused by line, field and reason', async () => {
  const records = await read(
    RAW,
    '5626,,,,,,,,,,,',
    raw('22-09-2018', 'fine'),
    'one,two',
    raw('22-09-2018', '<br/> \u200b &nbsp;', { code: 'two words' }),
    raw('22-09-2018', 'x'.repeat(32_001)),
  )
  expect(records.filter(r => 'refused' in r)).toEqual([
    {
      line: 2,
      refused: [
        { field: 'Lead Title', reason: 'is empty' },
        { field: 'Modified Excerpt', reason: 'is empty' },
      ],
    },
    { line: 4, refused: [{ field: 'row', reason: 'has 2 cells where the header has 12' }] },
    {
      line: 5,
      refused: [
        { field: 'Lead Title', reason: 'is not the code of an operation' },
        { field: 'Modified Excerpt', reason: 'is empty' },
      ],
    },
    { line: 6, refused: [{ field: 'lesson', reason: 'has 32,001 characters, at most 32,000 are kept' }] },
  ])
})

test('a country we do not know is left out and said; "Other" is none', async () => {
  const [atlantis, other] = await read(
    RAW,
    raw('22-09-2018', 'a', { country: 'Atlantis' }),
    raw('22-09-2018', 'b', { country: 'Other' }),
  )
  expect(atlantis).toMatchObject({
    lesson: { countries: [] },
    notes: ["Country 'Atlantis' is not one we know and is left out"],
  })
  expect(other).toMatchObject({ lesson: { countries: [] }, notes: [] })
})

test('a file without the columns is refused in one line that says which and what stands there', async () => {
  await expect(read('Lead Title,Excerpt,Learning,DREF Sector,Hazard,Country', 'x')).rejects.toThrow(
    "The file lacks the columns 'Modified Excerpt', 'Date'. Found: 'Lead Title', 'Excerpt', 'Learning', 'DREF Sector', 'Hazard', 'Country'.",
  )
  await expect(read('')).rejects.toThrow('Its first row is empty.')
})
