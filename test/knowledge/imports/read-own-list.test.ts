import writeSheet from 'write-excel-file/node'
import { expect, test } from 'vitest'
import { readOwnList } from '../../../src/knowledge/imports/read-own-list.ts'
import { all } from './bytes-of.ts'

const read = (file: string | Buffer) =>
  all(readOwnList([typeof file === 'string' ? Buffer.from(file) : file]))

const list = 'title;Lesson;OUTCOME;what happened\nDéchets;"Leçon é;\nà suivre";WORKED;-\n'
const row = {
  line: 2,
  cells: { title: 'Déchets', lesson: 'Leçon é;\nà suivre', outcome: 'WORKED', whatHappened: '-' },
}

test.each([
  ['UTF-8 with its mark', Buffer.from(`\ufeff${list}`), undefined],
  ['UTF-16', Buffer.from(`\ufeff${list}`, 'utf16le'), 'utf-16le'],
  ['Windows-1252', Buffer.from(list, 'latin1'), 'windows-1252'],
  ['tabs', Buffer.from(list.replaceAll(/;(?!\n)/g, '\t')), undefined],
  ['line ends of Windows', Buffer.from(list.replaceAll('\n', '\r\n')), undefined],
])('a file is read as a spreadsheet saves it: %s', async (_, file, encoding) => {
  const note = { line: null, note: `The file is not in UTF-8; it was read as ${encoding}` }
  expect(await read(file)).toEqual([...(encoding ? [note] : []), row])
})

test('a sheet is read with its own row numbers; a date is a day, an empty row is none', async () => {
  const day = { value: new Date('2024-05-06T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }
  const sheet = await writeSheet([
    ['title', 'lesson', 'outcome', 'experiencedOn', 'anonymous', 'visit'],
    [null, null, null, null, null, null],
    ['T', "'=1", 'worked', day, true, 12],
    [null, null, null, null, null, null],
  ]).toBuffer()
  expect(await read(sheet)).toEqual([
    {
      line: 3,
      cells: {
        title: 'T',
        lesson: "'=1",
        outcome: 'worked',
        experiencedOn: '2024-05-06',
        anonymous: 'true',
        visit: '12',
      },
    },
  ])
})

test('a column that is none of ours is named and passed over', async () => {
  expect(await read('title,lesson,outcome,My notes\nT,L,WORKED,x\n')).toEqual([
    { line: null, note: "The column 'My notes' is not one of a list of lessons and is passed over" },
    { line: 2, cells: { title: 'T', lesson: 'L', outcome: 'WORKED' } },
  ])
})

test('another file is refused in one line', async () => {
  await expect(read('naam;tekst\na;b\n')).rejects.toThrow(
    "The file lacks the columns 'title', 'lesson', 'outcome'. Found: 'naam', 'tekst'.",
  )
  await expect(read('')).rejects.toThrow('Its first row is empty.')
  await expect(read('PK\x03\x04 not a workbook')).rejects.toThrow('cannot be read as one')
})
