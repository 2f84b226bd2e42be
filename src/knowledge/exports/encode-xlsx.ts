import type { Cell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Entry, zipStream } from './zip-stream.ts'

/** A sheet, written as its rows come. Its cells have types, so no text in it can be taken for a formula. */
export function encodeXlsx(
  header: string[],
  batches: AsyncIterable<Cell[][]>,
  name = 'Lessons',
): AsyncGenerator<Uint8Array> {
  return zipStream([...frame(name), { name: 'xl/worksheets/sheet1.xml', text: sheet(header, batches) }])
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** All that a workbook needs around its one sheet. */
function frame(name: string): Entry[] {
  const file = (path: string, text: string): Entry => ({ name: path, text: [xml + text] })
  return [
    file(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ),
    file(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    file(
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${escape(name.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    // Two styles: plain, and bold for the header.
    file(
      'xl/styles.xml',
      `<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    ),
  ]
}

async function* sheet(header: string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  // The header stays in sight while the rows are scrolled.
  yield `${xml}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  yield rowOf(1, header, 1)
  let at = 1
  for await (const rows of batches) yield rows.map(row => rowOf(++at, row)).join('')
  yield '</sheetData></worksheet>'
}

const rowOf = (number: number, cells: readonly Cell[], style = 0): string =>
  `<row r="${number}">${cells.map((cell, at) => cellOf(`${columnName(at)}${number}`, cell, style)).join('')}</row>`

function cellOf(at: string, cell: Cell, style: number): string {
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const text = cellText(cell)
  if (text === '') return ''
  const look = style ? ` s="${style}"` : ''
  return `<c r="${at}"${look} t="inlineStr"><is><t xml:space="preserve">${escape(cut(text))}</t></is></c>`
}

/** What a cell of a sheet holds at most; a longer text would make the whole file unreadable. */
const longest = 32_767
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** A, B … Z, AA, AB … */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Control characters and halves of a character are not allowed in a sheet at all; _x0041_ would be read as an A. */
const escape = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, sign => entities[sign] ?? sign)
