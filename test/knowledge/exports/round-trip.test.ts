import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeCsv } from '../../../src/knowledge/exports/encode-csv.ts'
import { encodeXlsx } from '../../../src/knowledge/exports/encode-xlsx.ts'
import { readOwnList } from '../../../src/knowledge/imports/read-own-list.ts'

const HEADER = ['title', 'lesson', 'outcome', 'why']
const encoders = { csv: encodeCsv, xlsx: encodeXlsx }
const spiky = fc.string({
  unit: fc.constantFrom(
    '"',
    "'",
    ';',
    ',',
    '\n',
    '=',
    '-',
    '@',
    '\t',
    ' ',
    'a',
    'é',
    '€',
    '😀',
    '<',
    '&',
    '\\',
  ),
})
const row = fc.tuple(spiky, spiky, spiky, spiky)

async function thereAndBack(format: keyof typeof encoders, rows: string[][]): Promise<string[][]> {
  async function* batches() {
    yield rows
  }
  const chunks: Buffer[] = []
  for await (const chunk of encoders[format](HEADER, batches())) chunks.push(Buffer.from(chunk))
  const back: string[][] = []
  for await (const record of readOwnList(chunks)) {
    if (!('cells' in record)) throw new Error(JSON.stringify(record))
    back.push(['title', 'lesson', 'outcome', 'why'].map(name => record.cells[name as 'title'] ?? ''))
  }
  return back
}

test.each([
  ['csv', 200],
  ['xlsx', 40],
] as const)('any text that goes out as %s comes back as it was', async (format, numRuns) => {
  const trimmed = (rows: string[][]) =>
    rows.map(cells => cells.map(cell => cell.trim())).filter(cells => cells.some(Boolean))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 5 }), async rows => {
      expect(trimmed(await thereAndBack(format, rows))).toEqual(trimmed(rows))
    }),
    { numRuns },
  )
})
