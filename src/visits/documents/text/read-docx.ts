import { readZip, unpack } from '../read-zip.ts'
import type { Page } from './text-state.ts'

/** In bytes: the text of a document of a thousand pages, with all that Word says of its look. */
const mostXml = 60_000_000

/** What in a document of Word is text, the end of a line or of a page; `pict` and others hold text once more. */
const marks =
  /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)(?: ([^>]*))?\/>|<\/w:(p|tc)>|<w:(lastRenderedPageBreak)\/>|<mc:Fallback>[^]*?<\/mc:Fallback>/g

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The pages of a document of Word as Word last showed them, which it writes down; one page where it did not. */
export function* readDocx(bytes: Buffer): Generator<Page & { of: number }> {
  const entry = readZip(bytes)?.find(({ name }) => name === 'word/document.xml')
  if (!entry) throw new Error('It has no text that Word would find.')
  const xml = unpack(bytes, entry, mostXml).toString('utf8')
  const pages = ['']
  for (const [, text, empty, attributes = '', end, isShown] of xml.matchAll(marks)) {
    const last = pages.length - 1
    const isBreak = isShown !== undefined || (empty === 'br' && attributes.includes('w:type="page"'))
    // Word writes a break that somebody made, and the page that follows from it, both.
    if (isBreak && pages[last]?.trim()) pages.push('')
    else pages[last] += text !== undefined ? decode(text) : empty === 'tab' ? '\t' : empty || end ? '\n' : ''
  }
  for (const [i, text] of pages.entries()) yield { number: i + 1, text, of: pages.length }
}

const decode = (text: string): string =>
  text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
