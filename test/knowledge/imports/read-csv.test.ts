import { expect, test } from 'vitest'
import { decodeText } from '../../../src/knowledge/imports/decode-text.ts'
import { readCsv } from '../../../src/knowledge/imports/read-csv.ts'
import { all, bytesOf } from './bytes-of.ts'

const rows = (text: string, delimiter?: string) => all(readCsv(decodeText(bytesOf(text, 3)), delimiter))

test.each(['\n', '\r\n', '\r'])('each row is given with the line it begins on (%j)', async end => {
  const file = ['\ufeffa,b', '1,"é', 'ü"', '', '2,"say ""hi"""', ''].join(end)
  expect(await rows(file)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'é\nü'] },
    { line: 5, cells: ['2', 'say "hi"'] },
  ])
})

test('lines that a misplaced quotation mark spoils are named, the rows after them are read', async () => {
  expect(await rows('a,b\n1,"bad"x\n2,y\n3,"fine"\n4,z\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, broken: 'lines 2 to 4 are not readable: a quotation mark is misplaced or not closed' },
    { line: 5, cells: ['4', 'z'] },
  ])
})

test('a quotation mark that never closes is named, with all the lines it takes', async () => {
  expect(await rows('a,b\n1,x\n2,"open\n3,y\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'x'] },
    { line: 3, broken: 'lines 3 to 4 are not readable: a quotation mark is misplaced or not closed' },
  ])
})

test('one that swallows more than a row can hold ends the reading, and that is said', async () => {
  const endless = `a,b\n1,x\n2,"${'y\n'.repeat(600_000)}`
  expect(await all(readCsv([endless]))).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'x'] },
    { line: 3, broken: 'nothing from line 3 on is readable: a quotation mark is misplaced or not closed' },
  ])
})

test('bytes that are not UTF-8 are refused in words', async () => {
  const latin = Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, 0xe9, 0x2c, 0x31])
  await expect(all(readCsv(decodeText([latin])))).rejects.toThrow('not text in UTF-8')
})
