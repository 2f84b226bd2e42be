import { getDocumentProxy } from 'unpdf'
import type { Page } from './text-state.ts'

/** The pages of a PDF with their text, in its order of reading; of a scanned one they are empty. */
export async function* readPdf(bytes: Uint8Array): AsyncGenerator<Page & { of: number }> {
  const pdf = await getDocumentProxy(bytes, { disableFontFace: true, verbosity: 0 })
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    page.cleanup()
    yield { number, text, of: pdf.numPages }
  }
}
